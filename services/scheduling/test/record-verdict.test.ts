import { afterAll, beforeAll, expect, test } from '@jest/globals'
import {
  interviewCancelled,
  interviewCompleted,
  interviewConfirmed,
  interviewPlanned,
  interviewRescheduled,
} from '@passerelle/contracts'
import { newId } from '@passerelle/kernel'
import { stranger, type TestClaims, until } from '@passerelle/testkit'
import { type Fair, say, school, startFair } from './fair.ts'
import { colleague, enrolled } from './planning.ts'

let fair: Fair
beforeAll(async () => {
  fair = await startFair()
})
afterAll(() => fair[Symbol.asyncDispose]())

const yes = { stillInterested: true, notes: 'Une équipe franche.' }
const document = `query ($id: ID!) { interview(id: $id) { id verdict { stillInterested notes recordedAt } }
  _entities(representations: [{ __typename: "Interview", id: $id }]) { ... on Interview { verdict { notes } } } }`
const read = async (who: TestClaims, id: string) => (await fair.api.as(who).ask(document, { id })).data
const record = (who: TestClaims, interviewId: string, verdict: object = yes) =>
  say(fair, who, 'recordVerdict', { interviewId, ...verdict })

/** A conversation planned for ten o'clock with a colleague, twenty minutes. */
async function conversation(kind = 'INFORMATIONAL') {
  fair.clock.set('2026-11-22T09:00:00Z')
  const camille = await fair.recruiter(await fair.event())
  const ines = await enrolled(fair)
  const nina = await colleague(fair, camille.employer, 'Nina Petit')
  const startsAt = '2026-11-22T10:00:00.000Z'
  const input = { employerId: camille.employer, candidateId: ines.candidateId, startsAt, kind, durationMinutes: 20 }
  const { id } = await say(fair, camille, 'planInterview', { ...input, interviewerIds: [nina.user] })
  return { camille, ines, nina, id: id as string }
}

test('II-09 when it is over the talent records whether the company still attracts him, and may change his mind', async () => {
  const { ines, id } = await conversation()
  expect(await read(ines, id)).toMatchObject({ interview: { verdict: null } })
  expect(await record(ines, id)).toMatchObject({ __typename: 'WrongState', status: 'CONFIRMED' })
  fair.clock.set('2026-11-22T10:20:00Z')
  const verdict = { ...yes, recordedAt: '2026-11-22T10:20:00.000Z' }
  expect(await record(ines, id)).toEqual({ id, verdict })
  expect(await read(ines, id)).toMatchObject({ interview: { verdict }, _entities: [{ verdict: { notes: yes.notes } }] })
  await fair.settled()
  fair.clock.advance(60_000)
  const changed = { stillInterested: false, notes: null, recordedAt: '2026-11-22T10:21:00.000Z' }
  expect(await record(ines, id, { stillInterested: false })).toEqual({ id, verdict: changed })
  const long = await record(ines, id, { ...yes, notes: 'x'.repeat(2_001) })
  expect([long.code, long.message]).toEqual(['INVALID_INPUT', expect.stringMatching(/vos notes : 2\u202f000/)])
})

test('II-09 nobody of the company who takes part reads the verdict', async () => {
  const { camille, ines, nina, id } = await conversation()
  fair.clock.set('2026-11-22T10:20:00Z')
  await record(ines, id)
  for (const who of [camille, nina]) {
    expect(await read(who, id)).toEqual({ interview: { id, verdict: null }, _entities: [{ verdict: null }] })
    expect(await record(who, id)).toMatchObject({ __typename: 'ActionRefused', code: 'FORBIDDEN' })
  }
})

test('II-09 the owner of the company, who reads that the interview was, reads no verdict', async () => {
  const { camille, ines, id } = await conversation()
  fair.clock.set('2026-11-22T10:20:00Z')
  await record(ines, id)
  const owner = { sub: newId('per'), employers: [{ employer: camille.employer, user: newId('eus'), role: 'OWNER' }] }
  expect(await read(owner as TestClaims, id)).toEqual({
    interview: { id, verdict: null },
    _entities: [{ verdict: null }],
  })
  expect(await record(owner as TestClaims, id)).toMatchObject({ __typename: 'ActionRefused', code: 'FORBIDDEN' })
})

test('AC-04 who takes no part reads nothing of it, at the school or elsewhere', async () => {
  const { ines, id } = await conversation()
  fair.clock.set('2026-11-22T10:20:00Z')
  await record(ines, id)
  const staff = { sub: newId('per'), staff: [{ school, permissions: ['MANAGE_CANDIDATES', 'MANAGE_MATCHES'] }] }
  for (const who of [staff, stranger()] as TestClaims[]) {
    expect(await read(who, id)).toEqual({ interview: null, _entities: [null] })
    expect(await record(who, id)).toMatchObject({ __typename: 'ActionRefused', code: 'NOT_FOUND' })
  }
})

test('II-09 the verdict tells nobody: no event leaves, and none that leaves later has it', async () => {
  const { ines, id } = await conversation()
  const facts = [interviewPlanned, interviewConfirmed, interviewRescheduled, interviewCancelled, interviewCompleted]
  const heard = await fair.hears(facts)
  fair.clock.set('2026-11-22T10:20:00Z')
  await record(ines, id)
  await fair.settled()
  const told = () => heard.filter(({ aggregateId }) => aggregateId === id)
  await until('the end to be told', () => told().length > 0)
  expect(told().map(({ type, aggregateVersion }) => [type, aggregateVersion])).toEqual([[interviewCompleted.type, 2]])
  expect(JSON.stringify(told())).not.toMatch(/franche|stillInterested/)
})

test('II-09 there is a verdict of informational interviews that took place, and of no others', async () => {
  const job = await conversation('JOB')
  const off = await conversation()
  await say(fair, off.camille, 'cancelInterview', { interviewId: off.id })
  fair.clock.set('2026-11-22T11:00:00Z')
  expect(await record(job.ines, job.id)).toMatchObject({ code: 'NOT_INFORMATIONAL' })
  expect(await record(off.ines, off.id)).toMatchObject({ __typename: 'WrongState', status: 'CANCELLED' })
})
