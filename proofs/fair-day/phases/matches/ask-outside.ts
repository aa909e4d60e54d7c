import { actWhenReady, type Caller, granted, mutation, type Outcome, until } from '@passerelle/client'
import type { Fair, Host, Run, Talent } from '../../fair.ts'
import { type Standing, standingFields } from '../../ledger.ts'
import { hoursOf } from './dates.ts'
import type { Newcomer } from './sign-in-late.ts'

/** An informational interview outside the fair, and the interview that the company planned since. */
export interface AskedOutside {
  readonly talent: Talent
  readonly host: Host
  readonly offerId: string
  readonly interviewId: string
  /** The one of the proposed times that the candidate has chosen. */
  readonly startsAt: string
  readonly plannedId: string
  readonly message: string
  /** What was not as promised at the time. */
  readonly wrong: readonly string[]
}

/**
 * Candidates who were not at the fair ask recruiters who were for informational interviews, each one whose company has nothing to do with
 * them (II-18): it is offered once a month, asked, answered with times, and one of these chosen. Before that the company may not plan with
 * them, and afterwards it does.
 */
export async function askOutside(
  run: Run,
  fair: Fair,
  newcomers: readonly Newcomer[],
  hosts: readonly Host[],
): Promise<AskedOutside[]> {
  run.progress.phase('some ask outside any fair', newcomers.length)
  const taken = new Set<Host>()
  const pairs = newcomers.map(({ talent, pairs: matched }) => {
    const known = matched.map(({ offer }) => offer.employerId)
    const host = hosts.find((one) => !taken.has(one) && !known.includes(one.company.id))!
    taken.add(host)
    return { talent, host }
  })
  return Promise.all(
    pairs.map(async ({ talent, host }, index) => {
      const asked = await askOne(run, { talent, host, late: newcomers.at(index - 1)!.talent }, hoursOf(fair, 4, index))
      run.progress.step()
      return asked
    }),
  )
}

/** @param late who asks when there is no place left in the month */
async function askOne(
  run: Run,
  { talent, host, late }: { talent: Talent; host: Host; late: Talent },
  [first, second, then]: [string, string, string],
): Promise<AskedOutside> {
  const topics = [`What one does at ${host.company.title}`]
  const offered = { employerId: host.company.id, topics, languages: ['fr', 'en'], perMonth: 1 }
  const { id: offerId } = granted(await host.caller.act<{ id: string }>(offer, { input: offered }))
  const before = await planned(host, talent.candidateId, then)
  const message = `Bonjour, je suis ${talent.person.name} (${run.tag}).`
  const { id: interviewId } = await ask(talent.caller, offerId, message)
  const full = await late.caller.act<Standing>(request, { input: { offerId, ...wish } })
  await waitsFor(host.caller, interviewId)
  // Who has two files at the school asks with one of them, which the company is acquainted with then.
  const { interview } = await host.caller.ask<{ interview: { candidate: { id: string } } }>(askedBy, {
    id: interviewId,
  })
  const { id: file } = interview.candidate
  const times = { interviewId, times: [first, second], durationMinutes: 30 }
  granted(await host.caller.act(accept, { input: times }))
  const undecided = await planned(host, file, then)
  const chosen = granted(await talent.caller.act<Standing>(choose, { input: { interviewId, startsAt: second } }))
  const after = await planned(host, file, then)
  return {
    ...{ talent, host, offerId, interviewId, message, startsAt: second },
    plannedId: after.refused === undefined ? after.value.id : 'what was to be planned',
    wrong: [
      ...other('who has not asked is planned with', before.refused, 'NOT_ACQUAINTED'),
      ...other('a second one asks in the month', full.refused, 'MONTH_FULL'),
      ...other('who has no time yet is planned with', undecided.refused, 'NOT_ACQUAINTED'),
      ...other('who is acquainted is planned with', after.refused, undefined),
      ...other('the time chosen', new Date(chosen.slot?.startsAt ?? 0).toISOString(), second),
    ].map((what) => `${talent.person.email} at ${host.company.title}: ${what}`),
  }
}

const other = (what: string, is: string | undefined, due: string | undefined) =>
  is === due ? [] : [`${what}: ${is ?? 'done'} instead of ${due ?? 'done'}`]

function planned({ caller, company }: Host, candidateId: string, startsAt: string): Promise<Outcome<{ id: string }>> {
  return caller.act<{ id: string }>(plan, {
    input: { employerId: company.id, candidateId, startsAt, durationMinutes: 45 },
  })
}

const wish = { whyThisCompany: 'Vos produits sont ceux que j’aimerais construire.' }

/** The offer is heard of a moment after it is made. */
function ask(caller: Caller, offerId: string, message: string): Promise<Standing> {
  const questions = [{ topic: 'ROLE', text: 'Que feriez-vous autrement ?' }]
  return actWhenReady<Standing>(caller, request, { input: { offerId, message, questions, ...wish } }, [
    'NOT_FOUND',
    'FORBIDDEN',
  ])
}

async function waitsFor(caller: Caller, id: string): Promise<void> {
  await until(`${id} waits for ${caller.person.email}`, 60_000, async () => {
    const { myInformationalInterviews: mine } = await caller.ask<{
      myInformationalInterviews: { nodes: { id: string }[] }
    }>(waiting)
    return mine.nodes.some((one) => one.id === id) || undefined
  })
}

const askedBy = 'query AskedBy($id: ID!) { interview(id: $id) { id candidate { id } } }'
const waiting = `query WaitingForMe {
  myInformationalInterviews(filter: { status: REQUESTED, needsMyAction: true }, first: 100) { nodes { id } }
}`

const offer = mutation('offerInformationalInterviews', 'InformationalOffer { id }')
const request = mutation('requestInformationalInterview', `Interview { ${standingFields} }`)
const accept = mutation('acceptRequest', 'Interview { id status proposedTimes { startsAt } }')
const choose = mutation('chooseSlot', `Interview { ${standingFields} }`)
const plan = mutation('planInterview', 'Interview { id }')
