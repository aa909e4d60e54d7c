import type { Caller } from '@passerelle/client'
import type { Talent } from '../../fair.ts'
import type { MatchStep } from '../../matches.ts'
import type { Terms } from './terms.ts'

export interface Offer {
  readonly id: string
  readonly employerId: string
  readonly companyName: string
  /** One of its kind in this run, so that a mail names its match. */
  readonly title: string
  readonly terms: Terms
  /** Who posted it, and decides. */
  readonly contact: Caller
  /** Of the company. */
  readonly owner: Caller
}

/** What somebody has tried to do with a match. */
export interface Attempt extends Pick<MatchStep, 'action' | 'value' | 'channel' | 'onBehalf'> {
  /** It was acknowledged, and changed something: the journal must have it. Otherwise the journal may have it. */
  readonly sure: boolean
}

/** A candidate and a job that the school has put in touch. */
export interface Pair {
  readonly index: number
  readonly talent: Talent
  readonly offer: Offer
  readonly matchId: string
  readonly attempts: Attempt[]
}

/** An answer to an invitation that was taken. */
export interface GivenAnswer {
  readonly interviewId: string
  readonly caller: Caller
  readonly response: 'ACCEPTED' | 'DECLINED' | 'TENTATIVE'
  readonly origin: 'LINK' | 'REPLY' | 'INTERFACE'
}
