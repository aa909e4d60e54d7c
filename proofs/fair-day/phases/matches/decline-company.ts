import { granted, mutation } from '@passerelle/client'
import { chance } from '@passerelle/testkit/dice'
import { wronglyListed } from '../../checks/matches/standing-listed.ts'
import { readUntil } from '../../checks/read-until.ts'
import type { Exhibitor, Host, Run, Talent } from '../../fair.ts'
import { answerOffer, type Match, readMatch, standingInterview } from '../../matches.ts'
import { takenAway } from '../close-earlier.ts'
import { attempt } from './act.ts'
import type { Desk } from './decide.ts'
import { mailsWithinMs } from './inbox.ts'
import type { Offer, Pair } from './pair.ts'
import { postOne } from './post-jobs.ts'
import { proposal, proposeMatch } from './propose.ts'
import { termsFor } from './terms.ts'
import { doneAllTheSame, type OfDecline } from './try-declined.ts'

/** What a school's decline has taken along, and what it has left. */
export interface Declined {
  readonly company: Exhibitor
  readonly reason: string
  /** Jobs at the school: two that it had approved, and one that waited. */
  readonly jobs: readonly string[]
  /** Matches that nobody had decided. */
  readonly undecided: readonly Pair[]
  /** Confirmed interviews that stood after it. */
  readonly stood: readonly Stood[]
  /** Those of them that the school has cancelled. */
  readonly cancelled: readonly Stood[]
  /** What was not as promised at the time: a list that is not right, an act that was not refused. */
  readonly wrong: readonly string[]
}

export interface Stood {
  readonly id: string
  readonly talent: Talent
  /** Of the fair; of the match when left out. */
  readonly host?: Host
}

/**
 * The school declines a company, while one job of it waits and two candidates have not come to an end with
 * another. Then people try what is not to be done with it any more, and the school cancels some of what stands.
 * @param matches as they were before
 * @returns also the two pairs that it proposed for it
 */
export async function declineCompany(
  desk: Desk,
  cast: OfDecline,
  matches: readonly { readonly pair: Pair; readonly match: Match }[],
): Promise<{ declined: Declined; more: Pair[] }> {
  const { run } = desk
  const { company } = cast
  run.progress.phase('the school declines a company', 4)
  const waiting = await postWaiting(desk, cast, company)
  const [offer, other] = cast.offers.filter(({ employerId }) => employerId === company.id) as [Offer, Offer]
  const more = await proposeTwo(desk, cast, offer, matches)
  run.progress.step()
  const reason = `Trop de rendez-vous manqués (${run.tag}).`
  granted(await run.staff.act(decline, { input: { approvalId: company.approvalId, reason } }))
  const stood = standing(desk, cast, company, matches)
  const undecided = [
    ...more,
    ...matches.filter((one) => isOf(one, company) && isUndecided(one)).map(({ pair }) => pair),
  ]
  const late = [...(await wronglyListed(run.staff, company, stood, mailsWithinMs)), ...(await notEnded(undecided))]
  run.progress.step()
  const done = await doneAllTheSame(desk, cast, offer, company)
  run.progress.step()
  const cancelled = chance(run.seed, 'cancelled by the school')
    .shuffled(stood)
    .slice(0, Math.ceil(stood.length / 3))
  const kept = await cancelStanding(desk, company, cancelled)
  run.progress.step()
  const jobs = [offer.id, other.id, waiting]
  return { declined: { company, reason, jobs, undecided, stood, cancelled, wrong: [...late, ...done, ...kept] }, more }
}

/** The company with most interviews at the fair. */
export function busiest(
  run: Run,
  { exhibitors, hosts }: Pick<OfDecline, 'hosts'> & { exhibitors: readonly Exhibitor[] },
): Exhibitor {
  const count = (company: Exhibitor) =>
    hosts.filter((host) => host.company === company).flatMap((host) => ofHost(run, host)).length
  return [...exhibitors].sort((one, another) => count(another) - count(one))[0]!
}

const ofHost = ({ ledger }: Run, { index }: Host) => ledger.in('CONFIRMED').filter(({ host }) => host === index)

async function postWaiting({ run }: Desk, { school, fair }: OfDecline, company: Exhibitor): Promise<string> {
  const title = `Position 3 at ${company.title}`
  const terms = termsFor('PERMANENT', title, fair.dates[0]!, chance(run.seed, 'terms of what waits'))
  return (await postOne(school, company, company.ownerCaller, { kind: 'PERMANENT', title, terms })).id
}

/** Two candidates for an offer: one has not answered it, of the other the company has not decided. */
async function proposeTwo(
  desk: Desk,
  { talents }: OfDecline,
  offer: Offer,
  matches: readonly { pair: Pair }[],
): Promise<Pair[]> {
  const { run } = desk
  const taken = matches.filter(({ pair }) => pair.offer === offer).map(({ pair }) => pair.talent)
  const free = talents.filter((talent) => !taken.includes(talent)).slice(0, 2)
  const more = await Promise.all(
    free.map(async (talent, index): Promise<Pair> => {
      const matchId = await proposeMatch(run, talent, offer)
      return { index: matches.length + index, talent, offer, matchId, attempts: [proposal] }
    }),
  )
  for (const pair of more.slice(1)) {
    const deed = { action: 'OFFER_ANSWERED', value: 'ACCEPTED' } as const
    await attempt(pair, deed, answerOffer(pair.talent.caller, pair.matchId, true))
  }
  return more
}

const isOf = ({ pair }: { pair: Pair }, { id }: Exhibitor) => pair.offer.employerId === id

const isUndecided = ({ match }: { match: Match }) =>
  ['PROPOSED', 'CANDIDATE_ACCEPTED', 'APPOINTMENT_PROPOSED'].includes(match.state)

/** Everything of the company that is confirmed: at the fair, and of the matches of its jobs. */
function standing(
  { run }: Desk,
  { hosts, talents }: OfDecline,
  company: Exhibitor,
  matches: readonly { pair: Pair; match: Match }[],
): Stood[] {
  const atFair = hosts
    .filter((host) => host.company === company)
    .flatMap((host) => ofHost(run, host).map(({ id, talent }) => ({ id, talent: talents[talent]!, host })))
  const ofMatches = matches.flatMap(({ pair, match }) => {
    const interview = standingInterview(match)
    return interview && isOf({ pair }, company) ? [{ id: interview.id, talent: pair.talent }] : []
  })
  return [...atFair, ...ofMatches]
}

async function notEnded(pairs: readonly Pair[]): Promise<string[]> {
  const giveUpAt = Date.now() + mailsWithinMs
  const wrong = await Promise.all(
    pairs.map(async ({ matchId, talent }) => {
      const isOver = (match: Match) => match.state === 'JOB_OVER'
      const { state } = await readUntil(giveUpAt, isOver, () => readMatch(talent.caller, matchId))
      return state === 'JOB_OVER' ? [] : [`${matchId} was undecided, and is ${state}`]
    }),
  )
  return wrong.flat()
}

async function cancelStanding({ run }: Desk, { approvalId }: Exhibitor, some: readonly Stood[]): Promise<string[]> {
  const input = { approvalId, interviewIds: some.map(({ id }) => id) }
  const { results } = granted(await run.staff.act<{ results: { message?: string }[] }>(cancel, { input }))
  for (const { id, talent, host } of some) {
    if (host) run.ledger.acknowledge({ talent: talent.index, host: host.index }, await takenAway(talent, { id }))
  }
  return results.flatMap(({ message }, index) => (message ? [`${some[index]!.id} is not cancelled: ${message}`] : []))
}

const decline = mutation('declineEmployer', 'Approval { id state }')
const cancel = mutation(
  'cancelStandingInterviews',
  'StandingInterviewsCancelled { results { __typename ... on Refusal { code message } } }',
)
