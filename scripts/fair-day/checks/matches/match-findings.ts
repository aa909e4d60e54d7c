import type { Lived } from '../../phases/matches/live-matches.ts'
import type { Finding } from '../finding.ts'
import { answersShown } from './answers-shown.ts'
import { inBothAgendas } from './in-both-agendas.ts'
import { journalExplains } from './journal-explains.ts'
import { proposedOnce } from './proposed-once.ts'
import { stepsAsTaken } from './steps-as-taken.ts'

/** Whether the matches are as they should be, from answers of the public address. */
export async function matchFindings(lived: Lived, withinMs: number): Promise<Finding[]> {
  return [
    journalExplains(lived.matches),
    stepsAsTaken(lived),
    await proposedOnce(lived, withinMs),
    await inBothAgendas(lived),
    await answersShown(lived, withinMs),
  ]
}
