import { expect, test } from '@jest/globals'
import { employerApproved, interviewConfirmed, jobDeclined } from '@passerelle/contracts'
import { queuedWith } from '../mail.ts'
import { employerApprovedMail } from './employer-approved.ts'
import { employerDeclinedMail } from './employer-declined.ts'
import { interviewCancellationMail } from './interview-cancellation.ts'
import { interviewInvitationMail } from './interview-invitation.ts'
import { interviewUpdateMail } from './interview-update.ts'
import { jobDeclinedMail } from './job-declined.ts'
import { requestAcceptedMail } from './request-accepted.ts'
import { requestReceivedMail } from './request-received.ts'

const now = new Date('2026-11-22T09:00:00Z')
const interview = interviewConfirmed.example

test('BY-07 an invitation is sent while its very time stands and lies ahead', () => {
  const first = queuedWith({ facts: {}, sequence: 0 })
  const present = { interview, words: null }
  expect(interviewInvitationMail.whyNotSend(present, first, now)).toBeNull()
  const moved = { ...present, interview: { ...interview, sequence: 1 } }
  expect(interviewInvitationMail.whyNotSend(moved, first, now)).toMatch(/newer/)
  const cancelled = { ...present, interview: { ...interview, status: 'CANCELLED' as const } }
  expect(interviewUpdateMail.whyNotSend(cancelled, first, now)).toMatch(/no longer stands/)
  expect(interviewUpdateMail.whyNotSend(present, first, new Date('2026-12-03T09:20:00Z'))).toMatch(/over/)
})

test('BY-07 a cancellation is sent to those who may have been invited', () => {
  const after = (state: 'DROPPED' | 'FAILED' | 'UNCERTAIN') =>
    queuedWith({ facts: {}, sequence: 1, earlier: [{ method: 'REQUEST', state }] })
  const present = { interview, words: null }
  expect(interviewCancellationMail.whyNotSend(present, after('DROPPED'), now)).toMatch(/nobody/)
  expect(interviewCancellationMail.whyNotSend(present, after('FAILED'), now)).toMatch(/nobody/)
  expect(interviewCancellationMail.whyNotSend(present, after('UNCERTAIN'), now)).toBeNull()
})

test('HS-29 a mail about a decision is sent while the decision stands', () => {
  const [review] = jobDeclined.example.reviews
  const declined = queuedWith(jobDeclinedMail.example.queued)
  expect(jobDeclinedMail.whyNotSend(review!, declined, now)).toBeNull()
  expect(jobDeclinedMail.whyNotSend({ ...review!, state: 'PENDING' }, declined, now)).toMatch(/changed/)
  const approval = employerApproved.example
  const approved = queuedWith(employerApprovedMail.example.queued)
  expect(employerApprovedMail.whyNotSend(approval, approved, now)).toBeNull()
  const refused = queuedWith(employerDeclinedMail.example.queued)
  expect(employerDeclinedMail.whyNotSend(approval, refused, now)).toMatch(/changed/)
})

test('PE-03 a request that has been answered is no longer announced', () => {
  const requested = { ...interview, status: 'REQUESTED' as const }
  expect(requestReceivedMail.whyNotSend(requested, queuedWith({ facts: {} }), now)).toBeNull()
  expect(requestReceivedMail.whyNotSend(interview, queuedWith({ facts: {} }), now)).toMatch(/no longer open/)
  const accepted = { ...interview, status: 'IN_SCHEDULING' as const }
  expect(requestAcceptedMail.whyNotSend(accepted, queuedWith({ facts: {} }), now)).toBeNull()
  expect(requestAcceptedMail.whyNotSend(interview, queuedWith({ facts: {} }), now)).toMatch(/no longer in scheduling/)
})
