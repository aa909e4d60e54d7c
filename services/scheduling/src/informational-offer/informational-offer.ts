import { isDeepStrictEqual } from 'node:util'
import { oneLine, optionallyWritten, refuse } from '@passerelle/contracts'
import {
  type EmployerId,
  type EmployerUserId,
  folded,
  type InformationalOfferId,
  isRefusal,
  type PersonId,
  type Refusal,
} from '@passerelle/kernel'
import { longest } from '../interview/longest.ts'

/** What somebody offers, as it is kept. */
export interface OfferTerms {
  topics: string[]
  /** ISO 639 codes. */
  languages: string[]
  /** How many requests a calendar month it takes. */
  perMonth: number
  idealCandidate: string | null
  customQuestion: string | null
}

/** Whose offer it is. */
export interface Offering {
  id: InformationalOfferId
  employerId: EmployerId
  /** The user who is met or, where the company is asked and names somebody, the company; the user answers for it then. */
  offeredBy: EmployerUserId | EmployerId
  employerUserId: EmployerUserId
  personId: PersonId
}

/** Somebody of a company, or the company, is to be met for informational interviews outside any event (II-18). */
export class InformationalOffer implements OfferTerms {
  id: InformationalOfferId
  employerId: EmployerId
  offeredBy: EmployerUserId | EmployerId
  employerUserId: EmployerUserId
  personId: PersonId
  displayName = ''
  companyName = ''
  /** Names and topics, as they are searched. */
  search = ''
  topics: string[] = []
  languages: string[] = []
  perMonth = 1
  /** By whose months requests are counted. */
  timeZone = 'UTC'
  idealCandidate: string | null = null
  customQuestion: string | null = null
  open = false
  version!: number

  constructor(offering: Offering) {
    this.id = offering.id
    this.employerId = offering.employerId
    this.offeredBy = offering.offeredBy
    this.employerUserId = offering.employerUserId
    this.personId = offering.personId
  }

  /** The company is asked, and names somebody. */
  isOfCompany(): boolean {
    return this.offeredBy === this.employerId
  }

  /** It is open from now on; requests already sent are not touched by it. */
  offer(terms: OfferTerms, timeZone: string, names: { displayName: string; companyName: string }): void {
    const { topics, languages, ...rest } = terms
    Object.assign(this, rest, names, { timeZone, open: true })
    // The same again is no change, so nobody is told of one.
    if (!isDeepStrictEqual(topics, this.topics)) this.topics = topics
    if (!isDeepStrictEqual(languages, this.languages)) this.languages = languages
    this.search = searched(this)
  }

  withdraw(): void {
    this.open = false
  }
}

/** Names and topics as they are searched: without accents, in small letters. */
export function searched({
  displayName,
  companyName,
  topics,
}: Pick<InformationalOffer, 'displayName' | 'companyName' | 'topics'>): string {
  return [displayName, companyName, ...topics].map(folded).join(' ')
}

const mostTopics = 10
const mostLanguages = 10
const mostPerMonth = 50

interface TermsAsked {
  topics: readonly string[]
  languages: readonly string[]
  perMonth: number
  idealCandidate?: string | null | undefined
  customQuestion?: string | null | undefined
}

/** @returns INVALID_INPUT for what is missing, too long, too many, or no language */
export function termsOf(asked: TermsAsked): OfferTerms | Refusal {
  const topics = topicsOf(asked.topics)
  if (isRefusal(topics)) return topics
  const languages = languagesOf(asked.languages)
  if (isRefusal(languages)) return languages
  const { perMonth } = asked
  if (perMonth < 1 || perMonth > mostPerMonth) {
    return refuse('INVALID_INPUT.PER_MONTH', { most: mostPerMonth }, { field: 'perMonth' })
  }
  const idealCandidate = optionallyWritten('idealCandidate', asked.idealCandidate, longest.idealCandidate)
  if (isRefusal(idealCandidate)) return idealCandidate
  const customQuestion = optionallyWritten('customQuestion', asked.customQuestion, longest.customQuestion)
  if (isRefusal(customQuestion)) return customQuestion
  return { topics, languages, perMonth, idealCandidate, customQuestion }
}

/** Each topic once, in the order named. */
function topicsOf(asked: readonly string[]): string[] | Refusal {
  if (asked.length === 0 || asked.length > mostTopics) {
    return refuse('INVALID_INPUT.TOPICS', { most: mostTopics }, { field: 'topics' })
  }
  const topics: string[] = []
  for (const [index, given] of asked.entries()) {
    const topic = oneLine('topic', given, longest.topic, `topics.${index}`)
    if (isRefusal(topic)) return topic
    if (!topics.includes(topic)) topics.push(topic)
  }
  return topics
}

/** Each language once, by its shortest ISO 639 code, in the order named. */
function languagesOf(asked: readonly string[]): string[] | Refusal {
  if (asked.length === 0 || asked.length > mostLanguages) {
    return refuse('INVALID_INPUT.LANGUAGES', { most: mostLanguages }, { field: 'languages' })
  }
  const languages: string[] = []
  for (const [index, text] of asked.entries()) {
    const language = languageCode(text)
    if (!language) return refuse('INVALID_INPUT.NO_LANGUAGE', { text }, { field: `languages.${index}` })
    if (!languages.includes(language)) languages.push(language)
  }
  return languages
}

const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })

/** The shortest ISO 639 code of a language (RFC 5646 §2.2.1), `fr` of `FR` and of `fra`; undefined when there is none. */
export function languageCode(text: string): string | undefined {
  const given = text.trim()
  if (!/^[a-z]{2,3}$/i.test(given)) return undefined
  const [code] = Intl.getCanonicalLocales(given)
  return code && names.of(code) ? code : undefined
}
