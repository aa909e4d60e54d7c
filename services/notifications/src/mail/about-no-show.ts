import { type InterviewState, interviewNoShowReported, type NoShow } from '@passerelle/contracts'
import { cleanLine } from '@passerelle/kernel'
import type { When } from '../words/when.ts'
import { aboutInterview, exampleInterview, type SaidOfInterview, saidOfInterview } from './about-interview.ts'
import { type Desk, needed, type Queued } from './mail.ts'

/** The report that the mail is about; nothing of it is about words. */
export type NoShowFacts = Pick<NoShow, 'side' | 'by' | 'at'>

interface SaidOfNoShow extends SaidOfInterview {
  when: When
  /** Who has reported it, by name; null for the school. */
  reportedBy: string | null
}

/** What of the mails to somebody who is said not to have come is the same. */
export const aboutNoShow = {
  present: ({ interviewId, ...queued }: Queued<NoShowFacts>, look: Parameters<typeof aboutInterview.present>[1]) =>
    aboutInterview.present({ ...queued, interviewId, facts: {} }, look),
  says(interview: InterviewState, { facts }: Queued<NoShowFacts>, desk: Desk): SaidOfNoShow {
    const said = saidOfInterview(interview, desk)
    const { talentName, recruiterName } = interview
    const names = { TALENT: cleanLine(talentName), RECRUITER: cleanLine(recruiterName) }
    return { ...said, when: needed(said.when, 'a time'), reportedBy: facts.by && names[facts.by] }
  },
}

/** Whether the report of the mail still stands. */
export function isStillSaid({ noShows = [] }: InterviewState, { facts }: Queued<NoShowFacts>): boolean {
  return noShows.some(({ side, at }) => side === facts.side && at === facts.at)
}

const report: NoShow = {
  side: 'RECRUITER',
  by: 'TALENT',
  personId: interviewNoShowReported.example.recruiter,
  at: '2026-12-03T09:15:00.000Z',
}

export function noShowExample({ stands }: { stands: boolean }) {
  const { side, by, at } = report
  const present: InterviewState = {
    ...exampleInterview,
    status: 'COMPLETED',
    reason: null,
    noShows: stands ? [report] : [],
  }
  return { queued: { facts: { side, by, at } }, present }
}
