import type { Exhibitor, Fair, Host, Run, School, Talent } from '../../fair.ts'
import type { Match } from '../../matches.ts'
import type { Profile } from '../../profiles.ts'
import { answerAppointments } from './answer-appointments.ts'
import { answerInvitations } from './answer-invitations.ts'
import { answerOffers } from './answer-offers.ts'
import { cancelInterviews } from './cancel-interviews.ts'
import { datesAfter } from './dates.ts'
import { decideAll } from './decide.ts'
import { type Declined, declineCompany } from './decline-company.ts'
import { type Inbox, inboxOf } from './inbox.ts'
import type { GivenAnswer, Pair } from './pair.ts'
import { postJobs } from './post-jobs.ts'
import { propose } from './propose.ts'
import { sayWhoTheyAre } from './say-who-they-are.ts'
import { settled } from './settle.ts'

/** What has become of the matches, for the checks. */
export interface Lived {
  readonly inbox: Inbox
  readonly matches: readonly { readonly pair: Pair; readonly match: Match }[]
  readonly answers: readonly GivenAnswer[]
  readonly profiles: readonly Profile[]
  readonly declined: Declined
}

interface Cast {
  readonly exhibitors: readonly Exhibitor[]
  readonly hosts: readonly Host[]
  readonly talents: readonly Talent[]
}

/** After the fair: the school puts candidates in touch with companies, and everybody decides in their own way. */
export async function liveMatches(run: Run, school: School, fair: Fair, cast: Cast, count: number): Promise<Lived> {
  const inbox = inboxOf(run.campus)
  const offers = await postJobs(run, school, fair, cast.exhibitors, cast.hosts)
  const profiles = await sayWhoTheyAre(run, cast.talents, 0.4)
  const pairs = await propose(run, cast.talents, offers, count)
  const desk = { run, inbox, dates: datesAfter(fair) }
  const taken = await answerOffers(desk, pairs)
  await decideAll(desk, taken)
  await answerAppointments(desk, taken)
  await cancelInterviews(desk, await settled(pairs, run.campus.patienceMs), 0.2)
  const decided = await settled(pairs, run.campus.patienceMs)
  const answers = await answerInvitations(run, inbox, decided)
  const { declined, more } = await declineCompany(desk, { school, fair, offers, ...cast }, decided)
  const matches = await settled([...pairs, ...more], run.campus.patienceMs)
  return { inbox, matches, answers, profiles, declined }
}
