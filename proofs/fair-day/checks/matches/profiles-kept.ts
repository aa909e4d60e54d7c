import { isDeepStrictEqual } from 'node:util'
import type { Caller } from '@passerelle/client'
import { chance } from '@passerelle/testkit/dice'
import { aFewAtATime } from '../../a-few-at-a-time.ts'
import type { Host, Talent } from '../../fair.ts'
import type { Entry } from '../../ledger.ts'
import type { Match } from '../../matches.ts'
import type { Lived } from '../../phases/matches/live-matches.ts'
import { type Audience, type Profile, readFile, type ShownFile, shownTo } from '../../profiles.ts'
import type { Finding, Scene } from '../finding.ts'
import { readUntil } from '../read-until.ts'

/** As whom somebody is to read a profile; NOBODY: there is no such candidate for them. */
export type Reader = Audience | 'NOBODY'

/**
 * Everybody reads of a profile what the candidate opens to them, and nothing else (HU-39): the candidate and the school all of it, a
 * recruiter by what is between the company and the candidate, other candidates and who has left a company nothing.
 */
export async function profilesKept(lived: Lived, scene: Scene, withinMs: number): Promise<Finding> {
  const giveUpAt = Date.now() + withinMs
  const readings = lived.profiles.flatMap((profile) =>
    readersOf(profile, lived, scene).map((reader) => ({ profile, ...reader })),
  )
  const wrong = await aFewAtATime(readings, async ({ profile, caller, as }) => {
    const due = as === 'NOBODY' ? null : shownTo(as, profile)
    const seen = await readUntil(
      giveUpAt,
      (read) => isDeepStrictEqual(read, due),
      () => readFile(caller, profile.talent.candidateId),
    )
    return wronglyRead(seen, due).map(
      (what) => `${caller.person.email} reads as ${as} of ${profile.talent.candidateId}: ${what}`,
    )
  })
  const count = (one: Reader) => readings.filter(({ as }) => as === one).length
  return {
    title: 'Everybody reads of a profile what the candidate opens to them, and nothing else',
    looked: `${lived.profiles.length} profiles, read ${count('SCHOOL')} times whole, ${count('IN_TOUCH')} in touch, ${count('ACQUAINTED')} acquainted, ${count('NOBODY')} not at all`,
    wrong: wrong.flat(),
  }
}

/** @returns a sentence for each field that is not as it should be */
export function wronglyRead(seen: ShownFile | null, due: ShownFile | null): string[] {
  if (seen === null || due === null) return seen === due ? [] : [seen ? 'there is such a candidate' : 'there is none']
  return (Object.keys(due) as (keyof ShownFile)[])
    .filter((field) => !isDeepStrictEqual(seen[field], due[field]))
    .map((field) => `${field} is ${JSON.stringify(seen[field])} instead of ${JSON.stringify(due[field])}`)
}

/** The candidate, the school, another candidate, who has left, and a recruiter of each kind, drawn, where there is one. */
function readersOf(profile: Profile, { matches }: Lived, scene: Scene): { caller: Caller; as: Reader }[] {
  const { run, talents, hosts, gone } = scene
  const { talent } = profile
  const dice = chance(run.seed, `readers of ${talent.number}`)
  const others = talents.filter((one) => one !== talent)
  const among = dice.shuffled(hosts.filter((host) => host !== gone))
  const recruiters = (['IN_TOUCH', 'ACQUAINTED'] as const).flatMap((as) => {
    const host = among.find((one) => between(one, talent, { entries: run.ledger.entries(), hosts, matches }) === as)
    return host ? [{ caller: host.caller, as }] : []
  })
  return [
    { caller: talent.caller, as: 'SCHOOL' },
    { caller: run.staff, as: 'SCHOOL' },
    ...recruiters,
    ...[...(others.length > 0 ? [dice.pick(others)] : []), ...(gone ? [gone] : [])].map(({ caller }) => ({
      caller,
      as: 'NOBODY' as const,
    })),
  ]
}

type Decided = Pick<Lived, 'matches'>['matches']

const interviewThatPuts: readonly Entry['status'][] = ['IN_SCHEDULING', 'CONFIRMED', 'COMPLETED']
export const matchThatPuts: readonly Match['state'][] = [
  'CANDIDATE_ACCEPTED',
  'APPOINTMENT_PROPOSED',
  'APPOINTMENT_ACCEPTED',
  'INTERVIEW_HELD',
]

/** What a recruiter is to a candidate; at the fair all know of each other. Written from what people are told (decision 0112). */
export function between(
  host: Host,
  talent: Talent,
  { entries, hosts, matches }: { entries: readonly Entry[]; hosts: readonly Host[]; matches: Decided },
): 'IN_TOUCH' | 'ACQUAINTED' {
  const byFair = entries.some(
    ({ talent: index, host: met, status, sentBy }) =>
      index === talent.index &&
      hosts[met]!.company === host.company &&
      (interviewThatPuts.includes(status) || (status === 'REQUESTED' && sentBy === 'TALENT')),
  )
  const byMatch = matches.some(({ pair, match }) => {
    if (pair.talent !== talent || pair.offer.owner !== host.company.ownerCaller) return false
    const metByCompany = match.interview !== null && interviewThatPuts.includes(match.interview.status)
    return metByCompany || (pair.offer.contact === host.caller && matchThatPuts.includes(match.state))
  })
  return byFair || byMatch ? 'IN_TOUCH' : 'ACQUAINTED'
}
