import { type Caller, type Connection, everyNode, granted, mutation, pageInfo, until } from '@passerelle/client'
import type { Finding } from '../checks/finding.ts'
import type { Host, Run, Talent } from '../fair.ts'
import { type Entry, type Standing, standingFields } from '../ledger.ts'
import { type Notice, noticesOf } from '../notices.ts'
import { mailsWithinMs } from './matches/inbox.ts'

export interface Leaving {
  /** Who has left; undefined when no company has a second recruiter. */
  readonly gone: Host | undefined
  readonly handedOver: number
  readonly cancelled: number
  readonly finding: Finding
}

interface Decided {
  readonly entry: Entry
  readonly handedOver: boolean
  readonly after: Standing
}

/**
 * A recruiter leaves the company in the course of the fair. The company is told, hands what they were to lead to a colleague who is free
 * and cancels the rest; the talents are told once, and who has left reads nothing more.
 * @param watched those who follow their interviews: none of them leaves
 */
export async function colleagueLeaves(
  run: Run,
  { talents, hosts, watched }: { talents: readonly Talent[]; hosts: readonly Host[]; watched: readonly Caller[] },
): Promise<Leaving> {
  const open = (host: Host) =>
    run.ledger.entries().filter((entry) => entry.host === host.index && stillOpen.includes(entry.status))
  const colleagueOf = (host: Host) => hosts.find((one) => one !== host && one.company === host.company)
  const [gone] = hosts
    .filter((host) => colleagueOf(host) && !watched.includes(host.caller))
    .sort((one, other) => open(other).length - open(one).length)
  const left = gone ? open(gone) : []
  run.progress.phase('a recruiter leaves the company', left.length + 1)
  const title = 'Who leaves a company leaves nobody behind who does not know'
  if (!gone) return { gone, handedOver: 0, cancelled: 0, finding: { title, looked: 'no company has two', wrong: [] } }
  const owner = gone.company.ownerCaller
  const colleague = colleagueOf(gone)!
  const [leaver, heir] = [await userOf(owner, gone), await userOf(owner, colleague)]
  granted(await owner.act(remove, { input: { employerUserId: leaver } }))
  const missed = [
    ...(await unlisted(owner, gone, left)),
    ...(await untold(owner, gone, left)),
    ...(await readByWhoLeft(gone, left)),
  ]
  run.progress.step()
  const decided: Decided[] = []
  for (const entry of left) {
    const one = await decide(owner, talents[entry.talent]!, entry, heir)
    run.ledger.acknowledge({ talent: entry.talent, host: one.handedOver ? colleague.index : gone.index }, one.after)
    decided.push(one)
    run.progress.step()
  }
  const wrong = [
    ...missed,
    ...(await toldTooOften(owner, gone, left)),
    ...(await Promise.all(decided.map((one) => talentUntold(talents[one.entry.talent]!, one)))).flat(),
  ]
  const handedOver = decided.filter((one) => one.handedOver).length
  const cancelled = decided.length - handedOver
  const looked = `${left.length} interviews: ${handedOver} handed over, ${cancelled} cancelled`
  return { gone, handedOver, cancelled, finding: { title, looked, wrong } }
}

const stillOpen: readonly Entry['status'][] = ['REQUESTED', 'IN_SCHEDULING', 'CONFIRMED']

async function userOf(owner: Caller, { id }: Host): Promise<string> {
  const { host } = await owner.ask<{ host: { employerUser: { id: string } } }>(userOfHost, { id })
  return host.employerUser.id
}

/** What those who run the company do not find in the list of what waits for them. */
async function unlisted(owner: Caller, { company }: Host, left: readonly Entry[]): Promise<string[]> {
  let found = new Set<string>()
  await until('what stands of who has left', mailsWithinMs, async () => {
    const waiting = await everyNode(async (after) => {
      const { employer } = await owner.ask<Waiting>(waitingOf, { id: company.id, after })
      return employer.interviewsWithoutRecruiter
    })
    found = new Set(waiting.map(({ interviewId }) => interviewId))
    return left.every(({ id }) => found.has(id)) || undefined
  }).catch(() => undefined)
  return left.filter(({ id }) => !found.has(id)).map(({ id }) => `${id} waits for nobody's decision`)
}

/** To the colleague, who may be busy then or in contact with the talent; or it is cancelled. */
async function decide(owner: Caller, { caller }: Talent, entry: Entry, heir: string): Promise<Decided> {
  const { id: interviewId } = entry
  const handed = await owner.act(reassign, { input: { interviewId, employerUserId: heir } })
  const handedOver = handed.refused === undefined
  if (!handedOver) granted(await owner.act(cancel, { input: { interviewId, reason: 'Our colleague has left us.' } }))
  const { interview } = await caller.ask<{ interview: Standing }>(one, { id: interviewId })
  return { entry, handedOver, after: interview }
}

/**
 * What somebody who has left reads of the company's interviews still: each by its id, as the fair is theirs no longer. Asked
 * before they are in other hands.
 */
async function readByWhoLeft({ caller }: Host, left: readonly Entry[]): Promise<string[]> {
  let read: readonly Entry[] = []
  await until('who has left to read nothing more', mailsWithinMs, async () => {
    const answers = await Promise.all(left.map(({ id }) => caller.ask<{ interview: Standing | null }>(one, { id })))
    read = left.filter((_, index) => answers[index]!.interview !== null)
    return read.length === 0 || undefined
  }).catch(() => undefined)
  return read.map(({ id }) => `${caller.person.email} has left, and reads ${id}`)
}

/** Whether those who run the company are told; asked before they decide, as what is decided already is told to nobody. */
async function untold(owner: Caller, { caller }: Host, left: readonly Entry[]): Promise<string[]> {
  const isTold = left.length === 0 || (await toldOfLeaving(owner)) > 0
  return isTold ? [] : [`${owner.person.email} was never told that ${caller.person.name} has left`]
}

/** Once for all that stood; an interview of which notifications heard later than of the leaving is told by itself. */
async function toldTooOften(owner: Caller, { caller }: Host, left: readonly Entry[]): Promise<string[]> {
  if (left.length === 0) return []
  const count = await toldOfLeaving(owner)
  return count <= 1 + left.length
    ? []
    : [`${owner.person.email} was told ${count} times that ${caller.person.name} has left`]
}

async function toldOfLeaving(owner: Caller): Promise<number> {
  const ofLeaving = ({ kind }: Notice) => kind === 'COLLEAGUE_LEFT'
  return (await noticesOf(owner, (all) => all.some(ofLeaving), mailsWithinMs)).filter(ofLeaving).length
}

async function talentUntold({ caller }: Talent, { entry, handedOver }: Decided): Promise<string[]> {
  const kinds = handedOver ? ['INTERVIEW_REASSIGNED'] : ['INTERVIEW_CANCELLED', 'REQUEST_CANCELLED', 'REQUEST_REJECTED']
  const ofThis = ({ kind, interview }: Notice) => interview?.id === entry.id && kinds.includes(kind)
  const told = (await noticesOf(caller, (all) => all.some(ofThis), mailsWithinMs)).filter(ofThis)
  return told.length === 1 ? [] : [`${caller.person.email} was told ${told.length} times (${kinds[0]}) of ${entry.id}`]
}

interface Waiting {
  employer: { interviewsWithoutRecruiter: Connection<{ interviewId: string }> }
}

const remove = mutation('removeEmployerUser', 'EmployerUser { id active }')
const reassign = mutation('reassignInterview', 'StandingInterview { interviewId }')
const cancel = mutation('cancelInterview', 'StandingInterview { interviewId }')
const one = `query OneInterview($id: ID!) { interview(id: $id) { ${standingFields} } }`
const userOfHost = 'query UserOfHost($id: ID!) { host(id: $id) { employerUser { id } } }'
const waitingOf = `query Waiting($id: ID!, $after: String) {
  employer(id: $id) {
    interviewsWithoutRecruiter(first: 100, after: $after) { edges { node { interviewId } } ${pageInfo} }
  }
}`
