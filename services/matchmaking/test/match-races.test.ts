import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { appointmentAnswered, candidateAccepted, candidateRefused } from '@passerelle/contracts'
import { settle } from '@passerelle/testkit'
import { byLink, does, matched, namedSchool, readMatch, staff } from './matches.ts'
import { type School, startSchool } from './school.ts'

let school: School
beforeAll(async () => {
  school = await startSchool()
  await namedSchool(school)
})
afterAll(() => school[Symbol.asyncDispose]())

const startsAt = '2026-12-07T09:00:00.000Z'
const later = '2026-12-08T09:00:00.000Z'
type Entry = { action: string; value: string | null }
const told = (journal: Entry[]) => journal.slice(3).map(({ action, value }) => `${action} ${value}`)

test('HU-16 the company changes its mind as the candidate answers: one comes first, and the journal says which', async () => {
  const heard = await school.hears([appointmentAnswered, candidateRefused])
  for (let round = 0; round < 8; round++) {
    const { id: matchId, contact, talent } = await matched(school)
    await does(school, contact, 'acceptCandidate', { matchId, startsAt })
    const link = byLink(contact, matchId, 'REFUSE_CANDIDATE')
    const refusing = () => does(school, round % 3 ? link : contact, 'refuseCandidate', { matchId })
    const answering = () => does(school, talent, 'answerAppointment', { matchId, round: 1, accept: true })
    const [first, second] = round % 2 ? [refusing, answering] : [answering, refusing]
    const answers = await Promise.all([first(), second()])
    const codes = answers.map(({ code }) => code).filter(Boolean)
    const { state, journal } = await readMatch(school, staff, matchId)
    const outcomes: Record<string, unknown> = {
      APPOINTMENT_ACCEPTED: [['DECISION_CLOSED'], ['APPOINTMENT_ANSWERED ACCEPTED']],
      COMPANY_REFUSED: [['APPOINTMENT_CHANGED'], ['COMPANY_DECIDED REFUSED']],
    }
    expect([codes, told(journal.nodes)]).toEqual(outcomes[state])
  }
  await settle(school.service)
  expect(new Set(heard.map(({ aggregateId }) => aggregateId)).size).toBe(heard.length)
})

test('HU-34 a new date as the candidate accepts the old one: nobody has accepted a date that they had not seen', async () => {
  for (let round = 0; round < 8; round++) {
    const { id: matchId, contact, talent } = await matched(school)
    await does(school, contact, 'acceptCandidate', { matchId, startsAt })
    await Promise.all([
      does(school, contact, 'acceptCandidate', { matchId, startsAt: later }),
      does(school, talent, 'answerAppointment', { matchId, round: 1, accept: true }),
    ])
    const { state, appointment } = await readMatch(school, staff, matchId)
    expect([
      ['APPOINTMENT_ACCEPTED', startsAt],
      ['APPOINTMENT_PROPOSED', later],
    ]).toContainEqual([state, appointment.startsAt])
  }
})

test('HU-17 a button pressed many times at once decides once', async () => {
  const heard = await school.hears([candidateRefused, candidateAccepted])
  const { id: matchId, contact } = await matched(school)
  const link = byLink(contact, matchId, 'REFUSE_CANDIDATE')
  const presses = Array.from({ length: 8 }, (_, n) =>
    does(school, n % 2 ? link : contact, 'refuseCandidate', { matchId }),
  )
  for (const { state } of await Promise.all(presses)) expect(state).toBe('COMPANY_REFUSED')
  const accepts = Array.from({ length: 8 }, () =>
    does(school, contact, 'acceptCandidate', { matchId, startsAt, comment: 'À bientôt.' }),
  )
  for (const { appointment } of await Promise.all(accepts)) expect(appointment).toMatchObject({ round: 2, startsAt })
  expect((await readMatch(school, staff, matchId)).journal.nodes).toHaveLength(4)
  await settle(school.service)
  expect(heard.filter(({ aggregateId }) => aggregateId === matchId)).toHaveLength(2)
})

test('HU-29 staff step back as the contact decides: the order is in the journal', async () => {
  for (let round = 0; round < 6; round++) {
    const { id: matchId, contact } = await matched(school, { accepted: false })
    await does(school, staff, 'answerOffer', { matchId, accept: true })
    const [back, refused] = await Promise.all([
      does(school, staff, 'stepBack', { matchId, step: 2 }),
      does(school, contact, 'refuseCandidate', { matchId }),
    ])
    const { state } = await readMatch(school, staff, matchId)
    const codes = [back.code, refused.code]
    const expected = state === 'PROPOSED' ? [undefined, 'NOT_YET'] : ['DECISION_CLOSED', undefined]
    expect(codes).toEqual(expected)
  }
})
