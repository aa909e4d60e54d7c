import { type Campus, callerFor, createJournal, type Person, signInThrough } from '@passerelle/client'
import { chance } from '@passerelle/testkit/dice'
import { Pool } from 'undici'
import { cancelledInCalendars } from './checks/cancelled-in-calendars.ts'
import type { Finding, Scene } from './checks/finding.ts'
import { invitedOnce } from './checks/invited-once.ts'
import { mailsOfEverybody } from './checks/mails.ts'
import { matchFindings } from './checks/matches/match-findings.ts'
import { neverTwoAtOnce } from './checks/never-two-at-once.ts'
import { nothingLost } from './checks/nothing-lost.ts'
import { orderKept } from './checks/order-kept.ts'
import { placed } from './checks/placed.ts'
import { refusalsTyped } from './checks/refusals-typed.ts'
import { seenToStand } from './checks/seen-to-stand.ts'
import { readFairData } from './data.ts'
import type { Run } from './fair.ts'
import { createLedger } from './ledger.ts'
import { castFor } from './people.ts'
import { answerRequests } from './phases/answer-requests.ts'
import { cancelSome, rescheduleSome } from './phases/change-minds.ts'
import { closeEarlier } from './phases/close-earlier.ts'
import { colleagueLeaves } from './phases/colleague-leaves.ts'
import { findSchool } from './phases/find-school.ts'
import { foundCompanies } from './phases/found-companies.ts'
import { mailsWithinMs } from './phases/matches/inbox.ts'
import { liveMatches } from './phases/matches/live-matches.ts'
import { openCalendars } from './phases/open-calendars.ts'
import { openFair } from './phases/open-fair.ts'
import { registerCandidates } from './phases/register-candidates.ts'
import { attemptsOf, rush } from './phases/rush.ts'
import { sendRequests } from './phases/send-requests.ts'
import { noProgress, type Progress } from './progress.ts'
import { bookingLatencies, countByState, countByStatus, rushFigures, type Summary } from './report.ts'
import { watchSome } from './watchers.ts'

export interface FairDayOptions {
  /** Where the house answers, for instance http://localhost:4000. */
  readonly url: string
  readonly seed: number
  /** A member of a school's staff with every permission; the fair is that school's. */
  readonly staff: Person
  readonly candidates?: number
  /** How many candidates the school proposes for a job after the fair; none when left out. */
  readonly pairs?: number
  readonly progress?: Progress
  /** Something is broken on purpose meanwhile: faults are no defects, and a mail may be uncertain. */
  readonly disturbed?: boolean
  /** For how long one request is tried again. */
  readonly patienceMs?: number
}

/**
 * Lives a whole fair through the public address, and looks at the end whether everything is as it should be.
 * @throws when the house does not answer for longer than the patience, or answers something that no rule allows
 */
export async function fairDay(options: FairDayOptions): Promise<{ summary: Summary; findings: Finding[] }> {
  const { url, seed, staff, progress = noProgress, disturbed = false, patienceMs = 120_000 } = options
  const started = Date.now()
  const data = readFairData(options.candidates)
  const tag = started.toString(36).slice(-6)
  const cast = castFor(data, tag, chance(seed, `cast ${tag}`))
  // One keep-alive connection for each candidate, as their browsers would have.
  await using dispatcher = new ClosingPool(url, { connections: cast.students.length, pipelining: 1 })
  const journal = createJournal()
  const campus: Campus = { url, dispatcher, signIn: signInThrough(url, dispatcher), journal, patienceMs }
  const run: Run = { campus, seed, tag, staff: callerFor(campus, staff), ledger: createLedger(), progress }

  const school = await findSchool(run)
  const [exhibitors, fair] = await Promise.all([foundCompanies(run, school, cast.companies), openFair(run, school)])
  const [hosts, talents] = await Promise.all([
    openCalendars(run, fair, exhibitors),
    registerCandidates(run, fair, cast.students),
  ])
  await using watchers = await watchSome(run, fair, talents, hosts)
  const wishes = await sendRequests(run, fair, talents, hosts)
  await answerRequests(run, fair, talents, hosts)

  const attempts = attemptsOf(run, talents, hosts, wishes)
  const first = await rush(run, fair, 'everybody chooses a slot at the same moment', attempts)
  const figures = rushFigures(first, attempts.length, bookingLatencies(journal))
  const rescheduled = await rescheduleSome(run, fair, talents, hosts, 0.15)
  const cancelled = await cancelSome(run, talents, hosts, 0.15)
  const second = await rush(run, fair, 'others take the freed slots', first.empty)
  const { cancelled: taken, finding: asked } = await closeEarlier(run, fair, talents, disturbed)
  const watched = watchers.sightings.map(({ caller }) => caller)
  const leaving = await colleagueLeaves(run, { talents, hosts, watched })
  const { gone } = leaving
  const changes = {
    rescheduled,
    cancelled,
    'took a freed slot': second.confirmed,
    'taken away by the school': taken,
    'handed to a colleague': leaving.handedOver,
    'cancelled as a recruiter left': leaving.cancelled,
  }

  const { pairs = 0 } = options
  const lived =
    pairs > 0
      ? await liveMatches(
          run,
          school,
          fair,
          { exhibitors, hosts: hosts.filter((host) => host !== gone), talents, newcomers: cast.newcomers },
          { count: pairs, disturbed },
        )
      : undefined

  progress.phase('mails catch up, everything is checked', 1)
  const scene: Scene = { run, fair, talents, hosts, gone, sightings: watchers.sightings, disturbed }
  const posts = await mailsOfEverybody(scene, mailsWithinMs)
  const findings = [
    await neverTwoAtOnce(scene),
    await nothingLost(scene),
    await placed(scene),
    await seenToStand(scene),
    invitedOnce(posts, scene),
    cancelledInCalendars(posts),
    orderKept(posts, scene),
    asked,
    leaving.finding,
    ...(lived ? await matchFindings(lived, scene, mailsWithinMs) : []),
    refusalsTyped(scene),
  ]
  progress.step()
  progress.stop()
  const summary: Summary = {
    seed,
    tag,
    people: { candidates: talents.length, recruiters: hosts.length, companies: exhibitors.length },
    interviews: countByStatus(run.ledger),
    matches: countByState(lived?.matches ?? []),
    changes,
    rush: figures,
    refusals: Object.fromEntries(journal.refusals),
    faults: Object.fromEntries(journal.faults),
    seconds: (Date.now() - started) / 1000,
  }
  return { summary, findings }
}

class ClosingPool extends Pool {
  async [Symbol.asyncDispose](): Promise<void> {
    await this.destroy()
  }
}
