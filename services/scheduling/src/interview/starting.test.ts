import { expect, test } from '@jest/globals'
import { isRefusal, type Refusal } from '@passerelle/kernel'
import { answered, type Circumstances, refusalToStart, type Start } from './starting.ts'

const now = new Date('2026-11-22T09:00:00Z')
const fair: Circumstances = {
  event: {
    state: 'PUBLISHED',
    requestPolicy: 'BOTH',
    timeZone: 'Europe/Paris',
    days: [{ date: '2026-12-03', opensAt: '09:00', closesAt: '17:00' }],
  },
  host: { bookingMode: 'SELECTIVE', open: true, customQuestion: null },
  received: true,
  talentRegistered: true,
  inContact: false,
}
const direct: Circumstances = { ...fair, host: { ...fair.host, bookingMode: 'DIRECT' } }
const codeOf = (start: Start, at: Circumstances, when = now) => refusalToStart(start, at, when)?.code
const policy = (requestPolicy: Circumstances['event']['requestPolicy'], at = fair) => ({
  ...at,
  event: { ...at.event, requestPolicy },
})

test('TS-02 the request policy decides who may start, and the refusal says which it is', () => {
  expect(codeOf('REQUEST', policy('TALENTS'))).toBeUndefined()
  expect(codeOf('OFFER', policy('TALENTS'))).toBe('DIRECTION_NOT_ALLOWED')
  expect(codeOf('REQUEST', policy('RECRUITERS'))).toBe('DIRECTION_NOT_ALLOWED')
  expect(codeOf('BOOK', policy('RECRUITERS', direct))).toBe('DIRECTION_NOT_ALLOWED')
  expect(codeOf('OFFER', policy('RECRUITERS'))).toBeUndefined()
  expect(refusalToStart('OFFER', policy('TALENTS'), now)?.details).toEqual({ policy: 'TALENTS' })
})

test('TS-17 with a DIRECT host a slot is booked, and not asked for', () => {
  expect([codeOf('BOOK', direct), codeOf('REQUEST', direct)]).toEqual([undefined, 'REQUEST_NOT_ALLOWED'])
})

test('TS-18 with a SELECTIVE host an interview is asked for, and not booked', () => {
  expect([codeOf('BOOK', fair), codeOf('REQUEST', fair)]).toEqual(['REQUEST_REQUIRED', undefined])
})

test('TS-15 a host offers interviews in either mode', () => {
  expect([codeOf('OFFER', direct), codeOf('OFFER', fair)]).toEqual([undefined, undefined])
})

test('TS-12 nothing starts for an unregistered talent', () => {
  expect(codeOf('REQUEST', { ...fair, talentRegistered: false })).toBe('NOT_REGISTERED')
  expect(codeOf('OFFER', { ...fair, talentRegistered: false })).toBe('NOT_REGISTERED')
})

test('nothing starts at an event that was cancelled or is over, with a host who is closed, or twice', () => {
  expect(codeOf('REQUEST', { ...fair, event: { ...fair.event, state: 'CANCELLED' } })).toBe('EVENT_CLOSED')
  expect(codeOf('REQUEST', fair, new Date('2026-12-03T15:59:59Z'))).toBeUndefined()
  expect(codeOf('REQUEST', fair, new Date('2026-12-03T16:00:00Z'))).toBe('EVENT_CLOSED')
  expect(codeOf('REQUEST', { ...fair, host: { ...fair.host, open: false } })).toBe('HOST_CLOSED')
  expect(codeOf('REQUEST', { ...fair, received: false })).toBe('HOST_CLOSED')
  expect(codeOf('OFFER', { ...fair, received: false })).toBe('NOT_APPROVED')
  expect(codeOf('REQUEST', { ...fair, inContact: true })).toBe('ALREADY_IN_CONTACT')
})

test('TS-25 a question needs an answer that is not blank; no question needs none', () => {
  for (const blank of [undefined, null, '', ' \n\t']) {
    const refusal = answered('Pourquoi nous ?', blank) as Refusal
    expect([isRefusal(refusal), refusal.code, refusal.details]).toEqual([
      true,
      'ANSWER_REQUIRED',
      { question: 'Pourquoi nous ?', field: 'answer' },
    ])
  }
  expect(answered('Pourquoi nous ?', ' Vos équipes ')).toEqual({ question: 'Pourquoi nous ?', answer: 'Vos équipes' })
  expect(answered(null, undefined)).toEqual({ question: null, answer: null })
})
