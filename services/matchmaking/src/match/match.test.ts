import { expect, test } from '@jest/globals'
import { isRefusal, newId } from '@passerelle/kernel'
import { draws } from '@passerelle/testkit/dice'
import fc from '@passerelle/testkit/fast-check'
import { appointmentAt } from './appointment.ts'
import { Match, type Outcome } from './match.ts'
import { documentsOf } from './match-document.ts'
import { type Act, MatchStep, type MatchSubject } from './match-step.ts'
import { progressOf, proposed, type Slot } from './progress.ts'

const start = new Date('2026-11-22T09:00:00Z')
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000)
const slotAt = (minutes: number): Slot => ({ startsAt: after(minutes), endsAt: after(minutes + 45) })
const person = newId('per')
const act = (subject: MatchSubject, changes: Partial<Act> = {}): Act => ({
  subject,
  author: person,
  onBehalf: false,
  channel: 'INTERFACE',
  comment: null,
  at: start,
  ...changes,
})
const [candidate, company, school] = [act('CANDIDATE'), act('COMPANY'), act('SCHOOL')]

/** A match and its journal. */
function begun() {
  const match = new Match({
    id: newId('mch'),
    schoolId: newId('sch'),
    candidateId: newId('cnd'),
    candidatePersonId: null,
    jobId: newId('job'),
    employerId: newId('emp'),
    contactUserId: newId('eus'),
    contactPersonId: newId('per'),
    documents: [],
    by: person,
    at: start,
  })
  const journal = [match.propose(school)]
  const does = (outcome: Outcome) => {
    if (outcome instanceof MatchStep) journal.push(outcome)
    return isRefusal(outcome) ? outcome.code : outcome
  }
  return { match, journal, does }
}

test('HU-25 the company decides only about a candidate who has taken the offer', () => {
  const { match, does } = begun()
  expect(does(match.acceptCandidate(slotAt(60), company))).toBe('NOT_YET')
  expect(does(match.refuseCandidate(company))).toBe('NOT_YET')
  does(match.answerOffer('REFUSED', candidate))
  expect(does(match.acceptCandidate(slotAt(60), company))).toBe('OFFER_REFUSED')
  does(match.answerOffer('ACCEPTED', candidate))
  does(match.refuseCandidate(company))
  expect([match.state, match.slot()]).toEqual(['COMPANY_REFUSED', null])
  does(match.acceptCandidate(slotAt(60), company))
  expect([match.state, match.slot()]).toEqual(['APPOINTMENT_PROPOSED', slotAt(60)])
})

test.each(['ACCEPTED', 'REFUSED'] as const)(
  'HU-16 once the appointment is answered with %s the company’s decision is closed',
  (value) => {
    const { match, journal, does } = begun()
    does(match.answerOffer('ACCEPTED', candidate))
    does(match.acceptCandidate(slotAt(60), company))
    does(match.answerAppointment(1, value, candidate))
    expect(does(match.acceptCandidate(slotAt(60), company))).toBe('DECISION_CLOSED')
    expect(does(match.acceptCandidate(slotAt(120), company))).toBe('DECISION_CLOSED')
    expect(does(match.refuseCandidate(company))).toBe('DECISION_CLOSED')
    expect(does(match.answerOffer('REFUSED', candidate))).toBe('DECISION_CLOSED')
    expect(does(match.answerAppointment(1, value === 'ACCEPTED' ? 'REFUSED' : 'ACCEPTED', candidate))).toBe(
      'DECISION_CLOSED',
    )
    expect(does(match.answerAppointment(1, value, candidate))).toBeNull()
    expect(journal).toHaveLength(4)
  },
)

test('HU-34 an answer is about the appointment that was read, never about a newer one', () => {
  const { match, does } = begun()
  expect(does(match.answerAppointment(0, 'ACCEPTED', candidate))).toBe('NOT_YET')
  does(match.answerOffer('ACCEPTED', candidate))
  does(match.acceptCandidate(slotAt(60), company))
  does(match.acceptCandidate(slotAt(120), company))
  expect(match.round).toBe(2)
  expect(match.answerAppointment(1, 'ACCEPTED', candidate)).toMatchObject({
    code: 'APPOINTMENT_CHANGED',
    details: { appointment: { round: 2, ...slotAt(120) } },
  })
  does(match.refuseCandidate(company))
  expect(match.answerAppointment(2, 'ACCEPTED', candidate)).toMatchObject({
    code: 'APPOINTMENT_CHANGED',
    details: { appointment: null },
  })
})

test('HU-17 the same decision again is no new one; the same with other words is', () => {
  const { match, journal, does } = begun()
  does(match.answerOffer('ACCEPTED', candidate))
  expect(does(match.answerOffer('ACCEPTED', candidate))).toBeNull()
  const no = act('COMPANY', { comment: 'Merci, mais non.' })
  does(match.refuseCandidate(no))
  expect([does(match.refuseCandidate(no)), does(match.refuseCandidate(company))]).toEqual([null, null])
  expect(does(match.refuseCandidate(act('COMPANY', { comment: 'Une autre fois.' })))).toBeInstanceOf(MatchStep)
  does(match.acceptCandidate(slotAt(60), company))
  expect(does(match.acceptCandidate(slotAt(60), company))).toBeNull()
  expect(journal).toHaveLength(5)
})

test('HU-30 an appointment lies ahead and takes 10 to 240 minutes', () => {
  expect(appointmentAt(after(60), 45, start)).toEqual(slotAt(60))
  expect(appointmentAt(start, 45, start)).toMatchObject({ code: 'APPOINTMENT_IN_PAST' })
  for (const minutes of [9, 241, -5]) {
    expect(appointmentAt(after(60), minutes, start)).toMatchObject({ code: 'APPOINTMENT_INVALID' })
  }
  for (const minutes of [10, 240]) expect(isRefusal(appointmentAt(after(60), minutes, start))).toBe(false)

  expect(appointmentAt(new Date('2062-12-07T09:00:00Z'), 45, start)).toMatchObject({ code: 'APPOINTMENT_INVALID' })
})

test('HU-22 documents have a kind, a name and an https address', () => {
  const cv = { kind: 'CV', name: ' CV  Inès ', url: 'https://files.example.org/cv.pdf' } as const
  expect(documentsOf([cv])).toEqual([{ ...cv, name: 'CV Inès' }])
  const wrong = [
    { name: ' ' },
    { name: 'x'.repeat(201) },
    { url: 'http://example.org/' },
    { url: 'javascript:alert(1)' },
  ]
  for (const change of [...wrong, { url: 'https://me:secret@example.org/' }, { url: 'cv.pdf' }]) {
    expect(documentsOf([cv, { ...cv, ...change }])).toMatchObject({ code: 'DOCUMENT_INVALID' })
  }
  expect(documentsOf(Array.from({ length: 21 }, () => cv))).toMatchObject({ code: 'TOO_MANY' })
})

test('HU-29 a step back restores what stood before, and only staff’s own last step goes back', () => {
  const { match, journal, does } = begun()
  const staffAs = (subject: MatchSubject) => act(subject, { onBehalf: true })
  expect(does(match.stepBack(1, journal, school))).toBe('NOT_BY_STAFF')
  does(match.answerOffer('ACCEPTED', candidate))
  does(match.acceptCandidate(slotAt(60), company))
  does(match.refuseCandidate(staffAs('COMPANY')))
  expect(does(match.stepBack(3, journal, school))).toBe('DECISION_CLOSED')
  does(match.stepBack(4, journal, school))
  expect([match.state, match.slot(), match.round]).toEqual(['APPOINTMENT_PROPOSED', slotAt(60), 3])
  expect(does(match.stepBack(4, journal, school))).toBeNull()
  expect(does(match.stepBack(3, journal, school))).toBe('NOT_BY_STAFF')
  does(match.answerAppointment(3, 'ACCEPTED', staffAs('CANDIDATE')))
  expect(does(match.stepBack(6, journal, school))).toBe('DECISION_CLOSED')
})

/** Somebody is still to answer or decide. */
const waiting: readonly string[] = ['PROPOSED', 'CANDIDATE_ACCEPTED', 'APPOINTMENT_PROPOSED']

const subjects = fc.constantFrom('SELF' as const, 'STAFF' as const)
const command = fc.oneof(
  fc.tuple(fc.constant('offer' as const), fc.boolean(), subjects, fc.nat(3)),
  fc.tuple(fc.constant('accept' as const), fc.boolean(), subjects, fc.nat(3)),
  fc.tuple(fc.constant('refuse' as const), fc.boolean(), subjects, fc.nat(3)),
  fc.tuple(fc.constant('appointment' as const), fc.boolean(), subjects, fc.nat(3)),
  fc.tuple(fc.constant('clash' as const), fc.boolean(), subjects, fc.nat(3)),
  fc.tuple(fc.constant('remind' as const), fc.boolean(), subjects, fc.nat(3)),
  fc.tuple(fc.constant('held' as const), fc.boolean(), subjects, fc.nat(3)),
  fc.tuple(fc.constant('cancelled' as const), fc.boolean(), subjects, fc.nat(3)),
  fc.tuple(fc.constant('missed' as const), fc.boolean(), subjects, fc.nat(3)),
  fc.tuple(fc.constant('unmissed' as const), fc.boolean(), subjects, fc.nat(3)),
  fc.tuple(fc.constant('noted' as const), fc.boolean(), subjects, fc.nat(3)),
  fc.tuple(fc.constant('end' as const), fc.boolean(), subjects, fc.nat(3)),
  fc.tuple(fc.constant('back' as const), fc.boolean(), subjects, fc.nat(3)),
  fc.tuple(fc.constant('over' as const), fc.boolean(), subjects, fc.nat(3)),
)

test('HU-26 whatever is done, the journal explains the state, and no decision comes after the next step', () => {
  fc.assert(
    fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
      const { match, journal, does } = begun()
      for (const [what, yes, who, number] of commands) {
        const by = (subject: MatchSubject) => act(subject, { onBehalf: who === 'STAFF' })
        const before = { state: match.state, length: journal.length, round: match.round }
        const value = yes ? 'ACCEPTED' : 'REFUSED'
        if (what === 'offer') does(match.answerOffer(value, by('CANDIDATE')))
        if (what === 'accept') does(match.acceptCandidate(slotAt(60 + number), by('COMPANY')))
        if (what === 'refuse') does(match.refuseCandidate(by('COMPANY')))
        if (what === 'appointment') does(match.answerAppointment(match.round, value, by('CANDIDATE')))
        if (what === 'clash') does(match.clash(match.round, act('SYSTEM', { author: null, channel: 'SYSTEM' })))
        if (what === 'remind') does(match.remind({ ...school, at: after(1_440 * number) }))
        if (what === 'held') does(match.holdInterview(match.round, slotAt(60 + number), act('SYSTEM')))
        if (what === 'cancelled') does(match.cancelInterview(match.round, by('COMPANY')))
        if (what === 'missed') does(match.missInterview(match.round, 'CANDIDATE', slotAt(60 + number), by('COMPANY')))
        if (what === 'unmissed') does(match.takeBackMiss(match.round, journal, by('COMPANY')))
        const said = { absent: 'COMPANY' as const, withdrawn: yes, slot: slotAt(60 + number) }
        if (what === 'noted') does(match.noteNoShow(match.round, said, by('CANDIDATE')))
        if (what === 'noted') expect(match.state).toBe(before.state)
        if (what === 'end') does(match.end(school))
        if (what === 'back') does(match.stepBack(journal.length - (number % 2), journal, school))
        if (what === 'over') does(match.endWithJob(act('SYSTEM', { author: null, channel: 'SYSTEM' })))
        if (what === 'over' && waiting.includes(before.state)) expect(match.state).toBe('JOB_OVER')
        else if (what === 'over' || (before.state === 'JOB_OVER' && what !== 'noted'))
          expect(journal).toHaveLength(before.length)
        const closed = ['APPOINTMENT_ACCEPTED', 'APPOINTMENT_DECLINED', 'INTERVIEW_HELD', 'ENDED'].includes(
          before.state,
        )
        if (closed && (what === 'accept' || what === 'refuse')) expect(journal).toHaveLength(before.length)
        expect(match.round).toBeGreaterThanOrEqual(before.round)
        expect(match).toMatchObject(progressOf(journal))
        expect(match.awaitedSince !== null).toBe(match.state === 'CANDIDATE_ACCEPTED')
        expect(match.slot() !== null).toBe(/^(APPOINTMENT_|INTERVIEW_HELD)/.test(match.state))
      }
      expect(journal.map(({ number }) => number)).toEqual(journal.map((_, index) => index + 1))
      expect(match.lastStep).toBe(journal.length)
    }),
    { numRuns: draws(2_000) },
  )
})

test('HU-27 a journal of one entry is a match that is proposed', () => {
  const { match, journal } = begun()
  expect(progressOf(journal)).toEqual(proposed)
  expect(journal[0]).toMatchObject({ number: 1, action: 'PROPOSED', subject: 'SCHOOL', author: person, at: start })
  expect(match.state).toBe('PROPOSED')
})
