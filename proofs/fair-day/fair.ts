import type { Caller, Campus } from '@passerelle/client'
import type { Ledger } from './ledger.ts'
import type { Company, Student } from './people.ts'
import type { Progress } from './progress.ts'

/** What every phase gets: the door, the seed, and where results go. */
export interface Run {
  readonly campus: Campus
  readonly seed: number
  /** A short tag, part of every name, so that runs on one stack do not meet. */
  readonly tag: string
  /** Invites itself as this person, who may do everything at the school. */
  readonly staff: Caller
  readonly ledger: Ledger
  readonly progress: Progress
}

export interface School {
  readonly id: string
}

export interface Exhibitor extends Company {
  readonly id: string
  /** The school's decision on it. */
  readonly approvalId: string
  readonly ownerCaller: Caller
}

/** The event and how its periods lie on the clock. */
export interface Fair {
  readonly id: string
  readonly schoolId: string
  /** Five days, `YYYY-MM-DD`. */
  readonly dates: readonly string[]
  readonly zone: string
  /** The period, 1 to 20, that starts at an instant; undefined for one that is no period of the fair. */
  periodOf(startsAt: string): number | undefined
}

export interface Host {
  readonly index: number
  readonly id: string
  readonly caller: Caller
  readonly company: Exhibitor
  readonly companyIndex: number
  readonly mode: 'DIRECT' | 'SELECTIVE'
  readonly question: string | null
  /** How many candidates this host means to meet: a share of the company's capacity. */
  readonly capacity: number
}

export interface Talent extends Student {
  readonly index: number
  readonly caller: Caller
  readonly candidateId: string
}
