import type { Exhibitor, Fair, Host, Run, School, Talent } from '../../fair.ts'
import type { Match } from '../../matches.ts'
import type { Enrolled } from '../../people.ts'
import type { Profile } from '../../profiles.ts'
import { answerAppointments } from './answer-appointments.ts'
import { answerInvitations } from './answer-invitations.ts'
import { answerOffers } from './answer-offers.ts'
import { type AskedOutside, askOutside } from './ask-outside.ts'
import { cancelInterviews } from './cancel-interviews.ts'
import { datesAfter } from './dates.ts'
import { type Desk, decideAll } from './decide.ts'
import { busiest, type Declined, declineCompany } from './decline-company.ts'
import { type Inbox, inboxOf } from './inbox.ts'
import type { GivenAnswer, Offer, Pair } from './pair.ts'
import { postJobs } from './post-jobs.ts'
import { propose } from './propose.ts'
import { sayWhoTheyAre } from './say-who-they-are.ts'
import { settled } from './settle.ts'
import { type Newcomer, signInLate } from './sign-in-late.ts'

/** What has become of the matches, for the checks. */
export interface Lived {
  readonly inbox: Inbox
  readonly matches: readonly { readonly pair: Pair; readonly match: Match }[]
  readonly answers: readonly GivenAnswer[]
  readonly profiles: readonly Profile[]
  readonly declined: Declined
  readonly newcomers: readonly Newcomer[]
  readonly asked: readonly AskedOutside[]
}

interface Cast {
  readonly exhibitors: readonly Exhibitor[]
  readonly hosts: readonly Host[]
  readonly talents: readonly Talent[]
  readonly newcomers: readonly Enrolled[]
}

interface Plan {
  /** How many candidates the school proposes. */
  readonly count: number
  readonly disturbed: boolean
}

/**
 * After the fair: the school puts candidates in touch with companies, and everybody decides in their own way. Some have never signed in, and
 * do so in the middle of it; and at last the school declines one of the companies.
 */
export async function liveMatches(
  run: Run,
  school: School,
  fair: Fair,
  cast: Cast,
  { count, disturbed }: Plan,
): Promise<Lived> {
  const { exhibitors, hosts, talents } = cast
  const inbox = inboxOf(run.campus)
  const company = busiest(run, cast)
  const offers = await postJobs(run, school, fair, exhibitors, hosts)
  const desk = { run, inbox, dates: datesAfter(fair), disturbed }
  const elsewhere = offers.filter(({ employerId }) => employerId !== company.id)
  const [{ newcomers, asked }, { profiles, pairs, decided, answers }] = await Promise.all([
    comeLate(desk, fair, cast, elsewhere),
    decideOnPairs(desk, talents, offers, count),
  ])
  const { declined, more } = await declineCompany(desk, { school, fair, offers, company, hosts, talents }, decided)
  const theirs = newcomers.flatMap((newcomer) => newcomer.pairs)
  const matches = await settled([...theirs, ...pairs, ...more], run.campus.patienceMs)
  const given = [...newcomers.flatMap((newcomer) => newcomer.answers), ...answers]
  return { inbox, matches, answers: given, profiles, declined, newcomers, asked }
}

/** What those who were at the fair make of the offers, to the answers to their invitations. */
async function decideOnPairs(desk: Desk, talents: readonly Talent[], offers: readonly Offer[], count: number) {
  const { run, inbox } = desk
  const profiles = await sayWhoTheyAre(run, talents, 0.4)
  const pairs = await propose(run, talents, offers, count)
  const taken = await answerOffers(desk, pairs)
  await decideAll(desk, taken)
  await answerAppointments(desk, taken)
  await cancelInterviews(desk, await settled(pairs, run.campus.patienceMs), 0.2)
  const decided = await settled(pairs, run.campus.patienceMs)
  return { profiles, pairs, decided, answers: await answerInvitations(run, inbox, decided) }
}

/** Meanwhile those come who were not at the fair, and ask companies that the school does not decline. */
async function comeLate(desk: Desk, fair: Fair, { newcomers: people, hosts }: Cast, offers: readonly Offer[]) {
  const newcomers = await signInLate(desk, fair, people, offers)
  const companies = new Set(offers.map(({ employerId }) => employerId))
  const asked = await askOutside(
    desk.run,
    fair,
    newcomers,
    hosts.filter(({ company }) => companies.has(company.id)),
  )
  return { newcomers, asked }
}
