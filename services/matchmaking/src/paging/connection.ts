import type { Page } from '@passerelle/kernel'
import type { Candidate } from '../candidate/candidate.ts'
import type { Match } from '../match/match.ts'

/** A page of a list; the whole list is counted only when somebody asks. */
export interface Connection<Node> extends Page<Node> {
  totalCount(): Promise<number>
}

export type CandidatePage = Connection<Candidate>
export type MatchPage = Connection<Match>

export interface PageArgs {
  first?: number | null | undefined
  after?: string | null | undefined
}
