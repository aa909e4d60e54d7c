import { expect, test } from '@jest/globals'
import { type InterviewState, interviewConfirmed } from '@passerelle/contracts'
import { draws } from '@passerelle/testkit/dice'
import fc from '@passerelle/testkit/fast-check'
import { interviewCancellationMail } from '../mail/kinds/interview-cancellation.ts'
import { interviewInvitationMail } from '../mail/kinds/interview-invitation.ts'
import { queuedWith } from '../mail/mail.ts'
import { invitesByItself, nextStep, type Said, standingOf } from './invitation.ts'

const confirmed: InterviewState = interviewConfirmed.example
const cancelled = (sequence: number): InterviewState => ({ ...confirmed, status: 'CANCELLED', sequence })
const request = (sequence: number, state: Said['state'], position = sequence + 1): Said => ({
  method: 'REQUEST',
  sequence,
  state,
  position,
})

test('BY-07 each new time is said once, with its sequence, and unsent older ones give way', () => {
  expect(nextStep(confirmed, [])).toEqual({ say: { method: 'REQUEST', sequence: 0, position: 1 }, dropUnsent: true })
  expect(nextStep(confirmed, [request(0, 'QUEUED')]).say).toBeNull()
  const moved = { ...confirmed, sequence: 1 }
  expect(nextStep(moved, [request(0, 'QUEUED')])).toEqual({
    say: { method: 'REQUEST', sequence: 1, position: 2 },
    dropUnsent: true,
  })
})

test('BY-07 a cancellation is said when somebody may have heard of the appointment, and only once', () => {
  for (const state of ['SENT', 'UNCERTAIN', 'SENDING'] as const) {
    expect(nextStep(cancelled(1), [request(0, state)]).say).toEqual({ method: 'CANCEL', sequence: 1, position: 2 })
  }
  for (const state of ['QUEUED', 'DROPPED', 'FAILED'] as const) {
    expect(nextStep(cancelled(1), [request(0, state)])).toEqual({ say: null, dropUnsent: true })
  }
  const told = [request(0, 'SENT'), { method: 'CANCEL', sequence: 1, position: 2, state: 'QUEUED' } as const]
  expect(nextStep(cancelled(1), told)).toEqual({ say: null, dropUnsent: false })
})

test('PE-01 a planned interview invites nobody by itself, one that people agreed upon does', () => {
  expect(invitesByItself({ ...confirmed, origin: 'PLANNED' })).toBe(false)
  expect(invitesByItself({ ...confirmed, origin: 'BOOKING' })).toBe(true)
  expect(invitesByItself({ ...confirmed, status: 'IN_SCHEDULING' })).toBe(false)
})

test('BY-07 whatever happens between the facts, a calendar ends right and no CANCEL comes before its REQUEST', () => {
  const step = fc.constantFrom('move', 'cancel', 'repeat', 'send', 'send', 'fail', 'lose')
  fc.assert(
    fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
      let interview = confirmed
      const thread: Said[] = []
      const arrived: Said[] = []
      const follow = () => {
        const { say, dropUnsent } = nextStep(interview, thread)
        if (dropUnsent) for (const said of thread) if (said.state === 'QUEUED') said.state = 'DROPPED'
        if (say) thread.push({ ...say, state: 'QUEUED' })
      }
      const leave = (state: Said['state']) => {
        const said = thread.find((one) => one.state === 'QUEUED')
        if (!said) return
        const mail = said.method === 'CANCEL' ? interviewCancellationMail : interviewInvitationMail
        const earlier = thread.slice(0, thread.indexOf(said))
        const queued = queuedWith({ facts: {}, sequence: said.sequence, earlier })
        const why = mail.whyNotSend({ interview, words: null }, queued, new Date('2026-11-22T09:00:00Z'))
        said.state = why ? 'DROPPED' : state
        if (said.state === 'SENT' || said.state === 'UNCERTAIN') arrived.push(said)
      }
      follow()
      for (const one of steps) {
        if (one === 'send') leave('SENT')
        else if (one === 'fail') leave('FAILED')
        else if (one === 'lose') leave('UNCERTAIN')
        else {
          const over = interview.status === 'CANCELLED'
          if (one === 'move' && !over) interview = { ...interview, sequence: interview.sequence + 1 }
          if (one === 'cancel' && !over) interview = cancelled(interview.sequence + 1)
          follow()
        }
      }
      while (thread.some((said) => said.state === 'QUEUED')) leave('SENT')
      const sequences = arrived.map((said) => said.sequence!)
      expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => a - b))
      expect(arrived[0]?.method ?? 'REQUEST').toBe('REQUEST')
      const refused = thread.some((said) => said.method === 'CANCEL' && said.state === 'FAILED')
      if (interview.status === 'CANCELLED')
        expect(refused || (arrived.at(-1)?.method ?? 'CANCEL') === 'CANCEL').toBe(true)
      else if (!thread.some((said) => said.state === 'FAILED'))
        expect(arrived.at(-1)?.sequence).toBe(interview.sequence)
    }),
    { numRuns: draws(10_000) },
  )
})

test('BY-07 an invitation says where it stands: to send, sent, not delivered, withdrawn', () => {
  expect(standingOf([request(0, 'QUEUED')], false)).toBe('TO_SEND')
  expect(standingOf([request(0, 'SENT')], false)).toBe('SENT')
  expect(standingOf([request(0, 'FAILED')], false)).toBe('NOT_DELIVERED')
  expect(standingOf([request(0, 'DROPPED')], true)).toBe('WITHDRAWN')
  expect(standingOf([request(0, 'SENT'), { method: 'CANCEL', sequence: 1, position: 2, state: 'SENDING' }], true)).toBe(
    'TO_SEND',
  )
})
