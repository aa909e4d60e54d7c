import { cleanLine, cleanText, type Language } from '@passerelle/kernel'
import { noticesOfAnswers } from './kinds/answers.ts'
import { noticesOfApprovals } from './kinds/approvals.ts'
import { noticesOfCandidates } from './kinds/candidates.ts'
import { noticesOfCompanies } from './kinds/companies.ts'
import { noticesOfEvents } from './kinds/events.ts'
import { noticesOfInterviews } from './kinds/interviews.ts'
import { noticesOfJobs } from './kinds/jobs.ts'
import { noticesOfMatches } from './kinds/matches.ts'
import { noticesOfStaff } from './kinds/staff.ts'
import type { NoticeReader, NoticeText, NoticeWords } from './notice-words.ts'

/** Every kind of notice there is, with its words. */
export const notices = {
  ...noticesOfApprovals,
  ...noticesOfCompanies,
  ...noticesOfJobs,
  ...noticesOfEvents,
  ...noticesOfInterviews,
  ...noticesOfMatches,
  ...noticesOfAnswers,
  ...noticesOfCandidates,
  ...noticesOfStaff,
}

export type NoticeKind = keyof typeof notices

type FactsOf<Defined> =
  Defined extends Readonly<Record<Language, (f: infer Facts, reader: NoticeReader) => NoticeText>> ? Facts : never

/** What is told: a kind, and the facts that this kind needs. */
export type NoticeToTell = { [Kind in NoticeKind]: { kind: Kind; facts: FactsOf<(typeof notices)[Kind]> } }[NoticeKind]

/** Title and body of a notice for one reader. */
export function textOf({ kind, facts }: NoticeToTell, reader: NoticeReader): NoticeText {
  // The facts that are kept with a kind were told with it: `NoticeToTell` says so.
  const words = notices[kind] as NoticeWords<typeof facts>
  const { title, body } = words[reader.locale](facts, reader)
  return { title: cleanLine(title), body: cleanText(body) }
}
