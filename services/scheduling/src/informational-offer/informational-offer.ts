import { isDeepStrictEqual } from 'node:util'
import { oneLine, optionallyWritten, refuse } from '@passerelle/contracts'
import {
  type EmployerId,
  type EmployerUserId,
  folded,
  type InformationalOfferId,
  isRefusal,
  languageTagOf,
  type PersonId,
  type Refusal,
} from '@passerelle/kernel'
import { longest } from '../interview/longest.ts'

/** What somebody offers, as it is kept. */
export interface OfferTerms {
  topics: string[]
  /** BCP 47 tags. */
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

/** Who is met, or answers for the company, as they are called now. */
export interface Offerer {
  employerUserId: EmployerUserId
  personId: PersonId
  timeZone: string
  displayName: string
  companyName: string
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

  /** It is open from now on, and theirs who say so; requests already sent are not touched by it. */
  offer(terms: OfferTerms, by: Offerer): void {
    const { topics, languages, ...rest } = terms
    Object.assign(this, rest, by, { open: true })
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

/** Each language once, in the order named. */
function languagesOf(asked: readonly string[]): string[] | Refusal {
  if (asked.length === 0 || asked.length > mostLanguages) {
    return refuse('INVALID_INPUT.LANGUAGES_OF_OFFER', { most: mostLanguages }, { field: 'languages' })
  }
  const languages: string[] = []
  for (const [index, text] of asked.entries()) {
    const language = languageTagOf(text)
    if (!language) return refuse('INVALID_INPUT.NO_LANGUAGE', { text }, { field: `languages.${index}` })
    if (!languages.includes(language)) languages.push(language)
  }
  return languages
}
