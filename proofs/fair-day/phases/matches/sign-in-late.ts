import { type Campus, callerFor, until } from '@passerelle/client'
import { readUntil } from '../../checks/read-until.ts'
import type { Fair, Talent } from '../../fair.ts'
import { acceptCandidate, readMatch } from '../../matches.ts'
import type { Enrolled } from '../../people.ts'
import { enrol } from '../register-candidates.ts'
import { attempt } from './act.ts'
import { takeAppointment, takeInvitation, takeOffer } from './answer-by-link.ts'
import { hoursOf, minutes } from './dates.ts'
import type { Desk } from './decide.ts'
import type { GivenAnswer, Offer, Pair } from './pair.ts'
import { invite, planFor, planWhenAcquainted, uidOf } from './plan.ts'
import { proposal, proposeMatch } from './propose.ts'
import { readPage } from './read-page.ts'
import { missingOnPage, type Terms } from './terms.ts'

/** Milliseconds in which a service that was killed has caught up with what it missed. */
const heardWithinMs = 60_000

/** An interview that was planned with a file. */
export interface Planned {
  readonly id: string
  readonly startsAt: string
  readonly offer: Offer
  /** In calendars; null while nobody is invited. */
  readonly uid: string | null
}

/** Somebody who has signed in for the first time, and what was agreed upon with their files before. */
export interface Newcomer {
  readonly talent: Talent
  /** One, or two under one address. */
  readonly files: readonly string[]
  readonly pairs: readonly Pair[]
  /** Of the first file: the appointment of its match, and what its contact has planned. They stand. */
  readonly standing: readonly Planned[]
  /** Of the second file, at the time of the appointment and made later: they cannot both be met. */
  readonly doubled: readonly Planned[]
  /** Planned at one time with both files, while their person signed in: one of them is met. */
  readonly raced: readonly Planned[]
  readonly answers: readonly GivenAnswer[]
  /** What was not as promised at the time. */
  readonly wrong: readonly string[]
}

/**
 * Candidates who have never signed in are proposed for jobs, planned with and invited by the address of their file, and answer by
 * the links of their mails (PE-28, Q10). Every other one has a second file at the school, with which another company plans. Then they sign
 * in, while both plan once more.
 */
export async function signInLate(
  desk: Desk,
  fair: Fair,
  newcomers: readonly Enrolled[],
  offers: readonly Offer[],
): Promise<Newcomer[]> {
  const { run } = desk
  run.progress.phase('some answer by mail alone, and sign in for the first time', newcomers.length)
  const twice = newcomers.filter((_, index) => index % 2 === 0)
  const [first, second] = await Promise.all([enrol(run, fair, newcomers), enrol(run, fair, twice, '2027-2028')])
  return Promise.all(
    newcomers.map(async (person, index) => {
      const caller = callerFor(run.campus, person.person)
      const file = (candidateId: string): Talent => ({
        ...{ ...person, caller, candidateId, index: -1 - index, number: -1 - index, preferences: [], free: [] },
      })
      const [one, other] = [file(first[index]!), index % 2 === 0 ? file(second[index / 2]!) : undefined]
      const [offer, elsewhere] = [0, 3].map((place) => offers[(2 * index + place) % offers.length]!)
      const hours = hoursOf(fair, 3, index)
      const lived = await liveUnseen(
        desk,
        { talent: one, offer: offer! },
        other && { talent: other, offer: elsewhere! },
        hours,
      )
      run.progress.step()
      return lived
    }),
  )
}

type Between = Pick<Pair, 'talent' | 'offer'>

async function liveUnseen(
  desk: Desk,
  one: Between,
  other: Between | undefined,
  [at, later, last]: [string, string, string],
): Promise<Newcomer> {
  const { talent } = one
  const { email } = talent.person
  const taken = await takenUnseen(desk, one)
  const appointment = await appointed(desk, taken.pair, at)
  const standing = [appointment, await plannedWith(one, later)]
  const came: boolean[] = []
  for (const { uid } of standing) came.push(await takeInvitation(desk, email, uid!))
  const second = other && (await takenUnseen(desk, other))
  const doubled = other ? [await plannedWith(other, at)] : []
  const [raced] = await Promise.all([
    Promise.all([one, ...(other ? [other] : [])].map((between) => plannedAtOnce(between, last))),
    talent.caller.ask('query FirstSignIn { me { id } }'),
  ])
  const files = [talent.candidateId, ...(other ? [other.talent.candidateId] : [])]
  await known(talent, files)
  const answers = standing
    .filter((_, index) => came[index])
    .map(({ id }): GivenAnswer => ({ interviewId: id, caller: talent.caller, response: 'ACCEPTED', origin: 'LINK' }))
  return {
    ...{ talent, files, standing, doubled, answers, raced: raced.flatMap(({ made }) => made) },
    pairs: [taken.pair, ...(second ? [second.pair] : [])],
    wrong: [...taken.wrong, ...(second?.wrong ?? []), ...raced.flatMap(({ wrong }) => wrong)],
  }
}

/** The offer is proposed, read behind the link of its mail, and taken there. */
async function takenUnseen(desk: Desk, { talent, offer }: Between): Promise<{ pair: Pair; wrong: string[] }> {
  const matchId = await proposeMatch(desk.run, talent, offer)
  const pair: Pair = { index: talent.index, talent, offer, matchId, attempts: [proposal] }
  const mail = await takeOffer(desk, pair)
  const wrong = mail === null ? [] : await missingBehind(desk.run.campus, mail.links[0]!, offer.terms)
  return { pair, wrong: wrong.map((what) => `on the page where ${talent.person.email} answers, ${what}`) }
}

/** What a page does not say of a job, once its company's service has heard of who holds the link. */
async function missingBehind(campus: Campus, link: string, terms: Terms): Promise<string[]> {
  const look = async () => missingOnPage(await readPage(campus, `${link}?lang=en`, (status) => status < 500), terms)
  return readUntil(Date.now() + heardWithinMs, (missing) => missing.length === 0, look)
}

/** The company proposes a date, which is taken by the link of its mail and becomes an interview. */
async function appointed(desk: Desk, pair: Pair, startsAt: string): Promise<Planned> {
  const { offer, matchId } = pair
  const deed = { action: 'COMPANY_DECIDED', value: 'ACCEPTED' } as const
  await attempt(pair, deed, acceptCandidate(offer.contact, matchId, startsAt, minutes))
  await takeAppointment(desk, pair)
  const id = await until(`${matchId} becomes an interview`, desk.run.campus.patienceMs, async () => {
    const { interview } = await readMatch(offer.contact, matchId)
    return interview?.status === 'CONFIRMED' ? interview.id : undefined
  })
  return { id, startsAt, offer, uid: await uidOf(offer.contact, id) }
}

async function plannedWith(between: Between, startsAt: string): Promise<Planned> {
  const { offer } = between
  const id = await planWhenAcquainted(between, startsAt)
  await invite(offer, id)
  return { id, startsAt, offer, uid: await uidOf(offer.contact, id) }
}

/** Planned, or refused because the person is known by now and busy. */
async function plannedAtOnce(between: Between, startsAt: string): Promise<{ made: Planned[]; wrong: string[] }> {
  const outcome = await planFor(between, startsAt)
  const { offer, talent } = between
  if (outcome.refused === 'TIME_CONFLICT') return { made: [], wrong: [] }
  if (outcome.refused === undefined) return { made: [{ id: outcome.value.id, startsAt, offer, uid: null }], wrong: [] }
  return { made: [], wrong: [`planning with ${talent.person.email} at sign-in: ${outcome.refused} ${outcome.message}`] }
}

/** Until the person has heard of all files that are theirs. */
async function known({ caller, person }: Talent, files: readonly string[]): Promise<void> {
  await until(`${person.email} has ${files.length} files`, 60_000, async () => {
    const { myCandidacies } = await caller.ask<{ myCandidacies: { nodes: { id: string }[] } }>(candidacies)
    return files.every((file) => myCandidacies.nodes.some(({ id }) => id === file)) || undefined
  })
}

const candidacies = 'query FilesOfMine { myCandidacies { nodes { id } } }'
