import { expect, test } from '@jest/globals'
import { isRefusal } from '@passerelle/kernel'
import type { Said } from './beginning.ts'
import { Interview } from './interview.ts'

const now = new Date('2026-11-22T09:00:00Z')
const slot = { startsAt: new Date('2026-12-03T09:00:00Z'), endsAt: new Date('2026-12-03T09:20:00Z') }
const later = { startsAt: new Date('2026-12-03T10:00:00Z'), endsAt: new Date('2026-12-03T10:20:00Z') }
const ines = 'per_ines'
const camille = 'per_camille'
const begun: Said = {
  id: 'itv_1',
  eventId: 'evt_1',
  eventName: 'Forum',
  hostId: 'hst_1',
  employerId: 'emp_1',
  companyName: 'Cosling',
  jobId: null,
  candidateId: 'cnd_1',
  talent: ines,
  talentName: 'Inès Marchand',
  recruiter: camille,
  recruiterName: 'Camille Roux',
  sentBy: 'TALENT',
  message: 'Bonjour',
  question: null,
  answer: null,
  timeZone: 'Europe/Paris',
}
const fromTalent = () => Interview.requested(begun, now)
const fromRecruiter = () => Interview.requested({ ...begun, sentBy: 'RECRUITER' }, now)
const inScheduling = () => {
  const interview = fromTalent()
  interview.accept(camille, now)
  return interview
}
const confirmed = () => Interview.booked(begun, slot, now)
const codeOf = (answer: unknown) => (isRefusal(answer) ? answer.code : answer)

test('TS-26 an accepted request is in scheduling; then the talent, and only the talent, chooses the slot', () => {
  const interview = inScheduling()
  expect(interview.status).toBe('IN_SCHEDULING')
  expect(codeOf(interview.choose(slot, camille, now))).toBe('FORBIDDEN')
  expect(interview.choose(slot, ines, now)).toBeUndefined()
  expect([interview.status, interview.slot(), interview.sequence]).toEqual(['CONFIRMED', slot, 0])
})

test('TS-10 the sender withdraws, the receiver rejects: two different ends', () => {
  expect(codeOf(fromTalent().reject(ines, null, now))).toBe('FORBIDDEN')
  expect(codeOf(fromTalent().cancel(camille, null, now))).toBe('FORBIDDEN')
  const [rejected, withdrawn] = [fromTalent(), fromTalent()]
  rejected.reject(camille, 'Poste pourvu', now)
  withdrawn.cancel(ines, null, now)
  expect([rejected.status, rejected.reason, withdrawn.status]).toEqual(['REJECTED', 'Poste pourvu', 'CANCELLED'])
})

test('TS-27 picking a slot of a recruiter’s request accepts it; the talent may reject it, and may accept and wait', () => {
  const [picked, rejected, accepted] = [fromRecruiter(), fromRecruiter(), fromRecruiter()]
  expect(picked.choose(slot, ines, now)).toBeUndefined()
  expect(rejected.reject(ines, null, now)).toBeUndefined()
  expect(accepted.accept(ines, now)).toBeUndefined()
  expect([picked.status, rejected.status, accepted.status]).toEqual(['CONFIRMED', 'REJECTED', 'IN_SCHEDULING'])
  expect(codeOf(fromTalent().choose(slot, ines, now))).toBe('WRONG_STATE')
})

test('TS-29 both sides may reschedule and cancel a confirmed interview, each raises the SEQUENCE', () => {
  const interview = confirmed()
  expect(interview.reschedule(later, camille, now)).toBeUndefined()
  expect(interview.reschedule(slot, ines, now)).toBeUndefined()
  expect(interview.cancel(camille, 'Malade', now)).toBeUndefined()
  expect([interview.status, interview.sequence, interview.slot()]).toEqual(['CANCELLED', 3, slot])
})

test('a cancellation before any confirmation leaves the SEQUENCE alone', () => {
  const interview = inScheduling()
  interview.cancel(camille, null, now)
  expect(interview.sequence).toBe(0)
})

test('nothing happens to an interview that is over, and it completes once its slot has ended', () => {
  const interview = confirmed()
  const end = slot.endsAt
  expect(interview.complete(new Date(end.getTime() - 1))).toBe(false)
  expect(codeOf(interview.cancel(ines, null, end))).toBe('WRONG_STATE')
  expect(codeOf(interview.reschedule(later, ines, end))).toBe('WRONG_STATE')
  expect([interview.complete(end), interview.status, interview.changedBy]).toEqual([true, 'COMPLETED', null])
  expect(interview.complete(end)).toBe(false)
})

test('ended interviews stay ended', () => {
  for (const end of ['reject', 'cancel'] as const) {
    const interview = fromRecruiter()
    interview[end](end === 'reject' ? ines : camille, null, now)
    const again = [
      interview.accept(ines, now),
      interview.reject(ines, null, now),
      interview.choose(slot, ines, now),
      interview.reschedule(slot, ines, now),
      interview.cancel(camille, null, now),
    ]
    expect(again.map(codeOf)).toEqual(Array(5).fill('WRONG_STATE'))
    expect([interview.callOff('EVENT_CANCELLED', null, now), interview.history]).toEqual([
      false,
      [expect.anything(), expect.anything()],
    ])
  }
})

test('AC-05 every step keeps its author, its time, its slot and its reason', () => {
  const interview = inScheduling()
  interview.choose(slot, ines, now)
  interview.cancel(camille, 'Malade', now)
  expect(interview.history.map(({ status, by, startsAt, reason }) => [status, by, startsAt, reason])).toEqual([
    ['REQUESTED', ines, null, null],
    ['IN_SCHEDULING', camille, null, null],
    ['CONFIRMED', ines, slot.startsAt.toISOString(), null],
    ['CANCELLED', camille, slot.startsAt.toISOString(), 'Malade'],
  ])
})

test('what waits for whom: a request for its receiver, a slot to choose for the talent', () => {
  const waits = (interview: Interview) =>
    [ines, camille].map((person) => interview.needsActionOf(person as typeof ines))
  expect(waits(fromTalent())).toEqual([false, true])
  expect(waits(fromRecruiter())).toEqual([true, false])
  expect(waits(inScheduling())).toEqual([true, false])
  expect(waits(confirmed())).toEqual([false, false])
})

const nina = { personId: 'per_nina', name: 'Nina Petit', hostId: 'hst_2' } as const
const boss = 'per_boss'

test('SI-04 (part) in the hands of a colleague an interview keeps its time and raises the SEQUENCE; a request keeps its status', () => {
  const [interview, request] = [confirmed(), fromTalent()]
  expect([interview.reassign(nina, camille, now), request.reassign(nina, boss, now, true)]).toEqual([
    undefined,
    undefined,
  ])
  expect(interview).toMatchObject({ recruiter: nina.personId, hostId: 'hst_2', sequence: 1, startsAt: slot.startsAt })
  expect(request).toMatchObject({ recruiterName: 'Nina Petit', status: 'REQUESTED', sequence: 0 })
  expect([request.sideOf(camille), request.needsActionOf(nina.personId)]).toEqual([undefined, true])
})

test('AC-05 each step keeps for which side it was done, and who received the talent then', () => {
  const interview = confirmed()
  interview.reassign(nina, boss, now, true)
  interview.callOff('EVENT_CANCELLED', 'per_organiser', now)
  expect(interview.history.map(({ by, side, recruiterName }) => [by, side, recruiterName])).toEqual([
    [ines, 'TALENT', 'Camille Roux'],
    [boss, 'RECRUITER', 'Nina Petit'],
    ['per_organiser', null, 'Nina Petit'],
  ])
})

test('SI-04 (part) those who run the company decide while it is open, and the talent is none of them', () => {
  const [cancelled, request, over] = [confirmed(), fromTalent(), confirmed()]
  expect([cancelled.cancel(boss, null, now, true), request.cancel(boss, null, now, true)]).toEqual([
    undefined,
    undefined,
  ])
  expect(codeOf(cancelled.reassign(nina, boss, now, true))).toBe('WRONG_STATE')
  expect(codeOf(over.reassign(nina, boss, slot.endsAt, true))).toBe('WRONG_STATE')
  expect(codeOf(confirmed().reassign(nina, ines, now, true))).toBe('FORBIDDEN')
})

test('TS-01 somebody else may do nothing with it', () => {
  expect(confirmed().actions('per_stranger', now)).toEqual([])
})
