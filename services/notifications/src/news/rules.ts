import {
  approvalRequested,
  boothOpened,
  type Contract,
  candidateRegistered,
  employerApproved,
  employerDeclined,
  eventCancelled,
  jobApproved,
  jobDeclined,
  jobPosted,
} from '@passerelle/contracts'
import * as approvals from './approval-news.ts'
import * as events from './event-news.ts'
import * as jobs from './job-news.ts'
import { staffNews } from './match-news.ts'
import type { Rule } from './news.ts'

/** Facts that somebody is told about, with who is told what. Interviews have their own way, in `interview-news.ts`. */
export const rules: ReadonlyMap<string, Rule<unknown>> = new Map([
  rule(approvalRequested, approvals.approvalRequested),
  rule(employerApproved, approvals.employerApproved),
  rule(employerDeclined, approvals.employerDeclined),
  rule(jobPosted, jobs.jobPosted),
  rule(jobApproved, jobs.jobApproved),
  rule(jobDeclined, jobs.jobDeclined),
  rule(boothOpened, events.boothOpened),
  rule(candidateRegistered, events.candidateRegistered),
  rule(eventCancelled, events.eventCancelled),
  ...(staffNews as ReadonlyMap<string, Rule<unknown>>),
])

function rule<Data>(contract: Contract<Data>, of: Rule<Data>): [string, Rule<unknown>] {
  return [contract.type, of as Rule<unknown>]
}
