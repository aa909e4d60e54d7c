import { describe, expect, test } from '@jest/globals'
import { newId } from '@passerelle/kernel'
import { type Decline, JobReview } from './job-review.ts'

const now = new Date('2026-11-22T09:00:00Z')
const later = new Date('2026-12-01T00:00:00Z')
const staff = newId('per')
const recruiter = newId('per')
const review = (expiresAt: Date | null = null) =>
  new JobReview({ id: newId('jrv'), jobId: newId('job'), schoolId: newId('sch'), expiresAt }, recruiter, now)
const because = (decline: Partial<Decline> = {}): Decline => ({
  reasons: ['LOCATION'],
  comment: null,
  showReviewer: false,
  allowResubmission: false,
  ...decline,
})

describe('SI-08 states', () => {
  test('SI-08 it waits, is asked about, and is approved', () => {
    const one = review()
    expect(one.state).toBe('PENDING')
    expect(one.ask('Which city?', staff, now)).toBeUndefined()
    expect(one.state).toBe('IN_PROGRESS')
    expect(one.approve(staff, now)).toBeUndefined()
    expect(one).toMatchObject({ state: 'APPROVED', approvedBy: 'PERSON', rule: null })
    expect(one.approve(staff, now)).toMatchObject({ code: 'WRONG_STATE' })
    expect(one.ask('Too late?', staff, now)).toMatchObject({ code: 'WRONG_STATE' })
  })

  test('SI-08 its last day passes once, and nothing is decided afterwards', () => {
    const one = review(later)
    expect(one.expire(now)).toBe(false)
    expect(one.approve(staff, later)).toMatchObject({ code: 'WRONG_STATE' })
    expect(one.expire(later)).toBe(true)
    expect(one.expire(later)).toBe(false)
    expect(one.state).toBe('EXPIRED')
    expect(one.decline(because(), staff, later)).toMatchObject({ code: 'WRONG_STATE' })
  })

  test('SI-08 closing leaves a declined job declined', () => {
    const declined = review()
    declined.decline(because(), staff, now)
    declined.close(recruiter, now)
    expect(declined.state).toBe('DECLINED')
    const open = review()
    open.close(recruiter, now)
    expect(open.state).toBe('CLOSED')
    expect(open.approve(staff, now)).toMatchObject({ code: 'WRONG_STATE' })
  })
})

describe('declines', () => {
  test('HS-29 a decline has at least one reason', () => {
    expect(review().decline(because({ reasons: [] }), staff, now)).toMatchObject({ code: 'REASON_REQUIRED' })
  })

  test('SI-07 a decline has words where its reason needs them', () => {
    for (const reason of ['NEEDS_MORE_INFORMATION', 'OTHER'] as const) {
      expect(review().decline(because({ reasons: ['LOCATION', reason] }), staff, now)).toMatchObject({
        code: 'COMMENT_REQUIRED',
      })
      expect(review().decline(because({ reasons: [reason], comment: 'Which?' }), staff, now)).toBeUndefined()
    }
  })

  test('SI-07 the event carries the reviewer only when shown', () => {
    const hidden = review()
    hidden.decline(because(), staff, now)
    expect(hidden.eventData().reviewer).toBeNull()
    expect(hidden.decidedBy).toBe(staff)
    const shown = review()
    shown.decline(because({ showReviewer: true }), staff, now)
    expect(shown.eventData().reviewer).toBe(staff)
  })

  test('HS-30 a second request only where it is allowed', () => {
    const never = review()
    never.decline(because(), staff, now)
    expect(never.resubmit(recruiter, now)).toMatchObject({ code: 'RESUBMISSION_NOT_ALLOWED' })
  })

  test('SI-07 a second request is made once', () => {
    const once = review()
    once.decline(because({ allowResubmission: true }), staff, now)
    expect(once.mayResubmit()).toBe(true)
    expect(once.resubmit(recruiter, later)).toBeUndefined()
    expect(once).toMatchObject({ state: 'PENDING', submittedAt: later, decidedBy: null })
    once.decline(because({ allowResubmission: true }), staff, now)
    expect(once.mayResubmit()).toBe(false)
    expect(once.resubmit(recruiter, now)).toMatchObject({ code: 'RESUBMISSION_NOT_ALLOWED' })
  })
})

test('HS-23 a rule leaves a trace that names it', () => {
  const one = review()
  one.approveByRule('AUTO_APPROVE_JOBS', now)
  expect(one).toMatchObject({ state: 'APPROVED', approvedBy: 'AUTOMATIC', decidedBy: null })
  expect(one.history.at(-1)).toEqual({
    fact: 'APPROVED_AUTOMATICALLY',
    at: '2026-11-22T09:00:00.000Z',
    by: null,
    trace: 'approved automatically: AUTO_APPROVE_JOBS',
  })
})
