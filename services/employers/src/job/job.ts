import { createHash } from 'node:crypto'
import { type JobKind, type JobState, oneLine, optionalLine, written } from '@passerelle/contracts'
import {
  type EmployerId,
  folded,
  isRefusal,
  type JobId,
  type JobReviewId,
  type PersonId,
  type Refusal,
} from '@passerelle/kernel'
import type { JobReview } from '../job-review/job-review.ts'
import type { JobTerms, Tutor } from './job-terms.ts'

export interface JobText {
  readonly title: string
  readonly description: string
  readonly kind: JobKind
  readonly city: string | null
}

/** All that a company says of a job. */
export interface Offer {
  readonly text: JobText
  readonly terms: JobTerms
}

export interface Origin {
  readonly employerId: EmployerId
  readonly postedBy: PersonId
  /** The job that the duplicate function copied. */
  readonly duplicatedFrom: JobId | null
  /** An earlier job of the company with the same text. */
  readonly sameTextAs: JobId | null
}

/**
 * A job that a company offers. Together with its reviews, one for each school, it is one aggregate: whoever changes any of
 * it locks the job first and raises its version.
 */
export class Job {
  readonly id: JobId
  readonly employerId: EmployerId
  title!: string
  description!: string
  kind!: JobKind
  city!: string | null
  /** What is told of its terms; its tutor, who is somebody, stays here. */
  terms!: JobState['terms'] & {}
  tutor!: Tutor | null
  /** YYYY-MM-DD, the last day on which it is open. */
  readonly openUntil: string | null
  readonly duplicatedFrom: JobId | null
  sameTextAs: JobId | null
  textFingerprint!: string
  /** Title and city as lists compare them. */
  searchTitle!: string
  searchCity!: string
  readonly postedBy: PersonId
  readonly createdAt: Date
  version: number

  constructor(id: JobId, { text, terms }: Offer, openUntil: string | null, origin: Origin, now: Date) {
    this.id = id
    this.employerId = origin.employerId
    this.openUntil = openUntil
    this.duplicatedFrom = origin.duplicatedFrom
    this.sameTextAs = origin.sameTextAs
    this.postedBy = origin.postedBy
    this.createdAt = now
    this.version = 1
    this.write(text)
    this.setTerms(terms)
  }

  /** Whether it repeats another one, by the duplicate function or by its text: such a job never passes by itself. */
  isDuplicate(): boolean {
    return this.duplicatedFrom !== null || this.sameTextAs !== null
  }

  rewrite({ text, terms }: Offer, sameTextAs: JobId | null): void {
    this.write(text)
    this.setTerms(terms)
    this.sameTextAs = sameTextAs
  }

  text(): JobText {
    const { title, description, kind, city } = this
    return { title, description, kind, city }
  }

  offer(): Offer {
    return { text: this.text(), terms: { ...this.terms, tutor: this.tutor } }
  }

  /** Call before emitting a change of a job that was there already. */
  raiseVersion(): void {
    this.version += 1
  }

  eventData(reviews: readonly JobReview[], reviewId: JobReviewId | null): JobState {
    const { id, employerId, title, city, kind, terms, postedBy, duplicatedFrom } = this
    return {
      id,
      employerId,
      title,
      city,
      kind,
      terms,
      postedBy,
      duplicatedFrom,
      reviews: reviews.map((r) => r.eventData()),
      reviewId,
    }
  }

  private write(text: JobText): void {
    Object.assign(this, text)
    this.textFingerprint = fingerprintOf(text)
    this.searchTitle = folded(text.title)
    this.searchCity = folded(text.city ?? '')
  }

  private setTerms({ tutor, ...terms }: JobTerms): void {
    this.terms = terms
    this.tutor = tutor
  }
}

/**
 * The same for two texts that say the same, whatever their case, accents, punctuation and spacing. Neither the place nor
 * the kind of contract counts: moving an advert to another city does not make it another one, and the price of being
 * wrong is one look by a person. SHA-256, hex.
 */
export function fingerprintOf(text: Pick<JobText, 'title' | 'description'>): string {
  const said = `${folded(text.title)}\n${folded(text.description)}`
  return createHash('sha256').update(said).digest('hex')
}

/** A text as typed, tidied. Refuses INVALID_INPUT when a part is empty or too long. */
export function jobText(typed: Omit<JobText, 'city'> & { city?: string | null }): JobText | Refusal {
  const title = oneLine('title', typed.title, 200)
  const description = written('description', typed.description, 20_000)
  const city = optionalLine('city', typed.city, 100)
  if (isRefusal(title)) return title
  if (isRefusal(description)) return description
  if (isRefusal(city)) return city
  return { title, description, kind: typed.kind, city }
}
