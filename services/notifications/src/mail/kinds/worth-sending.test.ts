import { expect, test } from '@jest/globals'
import { employerApproved, interviewConfirmed, jobDeclined } from '@passerelle/contracts'
import { type Present, whyNotSend } from '../worth-sending.ts'

const now = new Date('2026-11-22T09:00:00Z')
const interview = interviewConfirmed.example
const nothing: Present = { interview: null, approval: null, review: null, match: null, earlier: [] }
const mail = (kind: Parameters<typeof whyNotSend>[0]['kind'], sequence: number | null = null) => ({ kind, sequence })

test('BY-07 an invitation is sent while its very time stands and lies ahead', () => {
  expect(whyNotSend(mail('INTERVIEW_INVITATION', 0), { ...nothing, interview }, now)).toBeNull()
  const moved = { ...interview, sequence: 1 }
  expect(whyNotSend(mail('INTERVIEW_INVITATION', 0), { ...nothing, interview: moved }, now)).toMatch(/newer/)
  const cancelled = { ...interview, status: 'CANCELLED' as const }
  expect(whyNotSend(mail('INTERVIEW_UPDATE', 0), { ...nothing, interview: cancelled }, now)).toMatch(/no longer stands/)
  expect(whyNotSend(mail('INTERVIEW_UPDATE', 0), { ...nothing, interview }, new Date('2026-12-03T09:20:00Z'))).toMatch(
    /over/,
  )
})

test('BY-07 a cancellation is sent to those who may have been invited', () => {
  const kind = mail('INTERVIEW_CANCELLATION', 1)
  expect(whyNotSend(kind, { ...nothing, earlier: [{ method: 'REQUEST', state: 'DROPPED' }] }, now)).toMatch(/nobody/)
  expect(whyNotSend(kind, { ...nothing, earlier: [{ method: 'REQUEST', state: 'FAILED' }] }, now)).toMatch(/nobody/)
  expect(whyNotSend(kind, { ...nothing, earlier: [{ method: 'REQUEST', state: 'UNCERTAIN' }] }, now)).toBeNull()
})

test('HS-29 a mail about a decision is sent while the decision stands', () => {
  const [review] = jobDeclined.example.reviews
  expect(whyNotSend(mail('JOB_DECLINED'), { ...nothing, review: review! }, now)).toBeNull()
  expect(whyNotSend(mail('JOB_DECLINED'), { ...nothing, review: { ...review!, state: 'PENDING' } }, now)).toMatch(
    /changed/,
  )
  const approval = employerApproved.example
  expect(whyNotSend(mail('EMPLOYER_APPROVED'), { ...nothing, approval }, now)).toBeNull()
  expect(whyNotSend(mail('EMPLOYER_DECLINED'), { ...nothing, approval }, now)).toMatch(/changed/)
})

test('PE-03 a request that has been answered is no longer announced', () => {
  const requested = { ...interview, status: 'REQUESTED' as const }
  expect(whyNotSend(mail('REQUEST_RECEIVED'), { ...nothing, interview: requested }, now)).toBeNull()
  expect(whyNotSend(mail('REQUEST_RECEIVED'), { ...nothing, interview }, now)).toMatch(/no longer open/)
  const accepted = { ...interview, status: 'IN_SCHEDULING' as const }
  expect(whyNotSend(mail('REQUEST_ACCEPTED'), { ...nothing, interview: accepted }, now)).toBeNull()
  expect(whyNotSend(mail('REQUEST_ACCEPTED'), { ...nothing, interview }, now)).toMatch(/no longer in scheduling/)
})
