import { describe, expect, test } from '@jest/globals'
import { type Caller, createJournal } from '@passerelle/client'
import { cancelledInCalendars } from '../checks/cancelled-in-calendars.ts'
import type { Scene } from '../checks/finding.ts'
import { invitedOnce } from '../checks/invited-once.ts'
import type { Mail, Post } from '../checks/mails.ts'
import { orderKept } from '../checks/order-kept.ts'
import { misplaced } from '../checks/placed.ts'
import { refusalsTyped } from '../checks/refusals-typed.ts'
import { wronglySeen } from '../checks/seen-to-stand.ts'
import type { Entry } from '../ledger.ts'

const caller = { person: { email: 'ines@example.org' } } as Caller
const calm = { disturbed: false }

function mail(
  method: Mail['calendar']['method'],
  sequence: number,
  state: Mail['state'] = 'SENT',
  minute = sequence,
): Mail {
  const sentAt = state === 'SENT' ? `2026-11-20T10:0${minute}:00.000Z` : null
  return {
    id: `msg_${method}${sequence}${minute}`,
    state,
    sentAt,
    calendar: { method, sequence, uid: 'itv_1@example.org' },
  }
}

function post(status: Entry['status'], sequence: number, mails: Mail[], times = 1): Post {
  const entry: Entry = { id: 'itv_1', talent: 0, host: 0, status, sequence, sentBy: 'TALENT', slot: null, times }
  return { entry, caller, mails }
}

describe('each check of fair-day sees what it is there for', () => {
  test('PE-04 one REQUEST of the present sequence is right; none, two, an old one or an unsent one is wrong', () => {
    const wrong = (mails: Mail[], sequence = 0) => invitedOnce([post('CONFIRMED', sequence, mails)], calm).wrong.length
    expect(wrong([mail('REQUEST', 0)])).toBe(0)
    expect(wrong([mail('REQUEST', 0, 'DROPPED'), mail('REQUEST', 1)], 1)).toBe(0)
    expect(wrong([])).toBe(1)
    expect(wrong([mail('REQUEST', 0), mail('REQUEST', 0, 'SENT', 1)])).toBeGreaterThan(0)
    expect(wrong([mail('REQUEST', 0)], 1)).toBe(1)
    expect(wrong([mail('REQUEST', 0, 'FAILED')])).toBe(1)
    expect(wrong([mail('REQUEST', 0, 'UNCERTAIN')])).toBe(1)
  })

  test('BY-07 a CANCEL is due once whoever was invited, after the REQUEST and with a higher SEQUENCE', () => {
    const wrong = (mails: Mail[], times = 1) => cancelledInCalendars([post('CANCELLED', 1, mails, times)]).wrong.length
    expect(wrong([mail('REQUEST', 0), mail('CANCEL', 1)])).toBe(0)
    expect(wrong([mail('REQUEST', 0, 'DROPPED')])).toBe(0)
    expect(wrong([mail('REQUEST', 0)])).toBe(1)
    expect(wrong([mail('REQUEST', 0), mail('CANCEL', 1), mail('CANCEL', 1, 'SENT', 2)])).toBe(1)
    expect(wrong([mail('REQUEST', 1), mail('CANCEL', 1)])).toBe(1)
    expect(wrong([mail('REQUEST', 0, 'SENT', 5), mail('CANCEL', 1)])).toBe(1)
    expect(wrong([mail('REQUEST', 0, 'DROPPED'), mail('CANCEL', 1)])).toBe(1)
    expect(wrong([mail('REQUEST', 0)], 0)).toBe(1)
  })

  test('SI-01 (part) an interview that is anywhere but at its recruiter’s stand is wrong', () => {
    const at = (address: string | null, room: string | null) =>
      misplaced({ id: 'itv_1', place: { address, room } }, 'Stand 2').length
    expect(at('Palexpo, Genève', 'Stand 2')).toBe(0)
    expect([at('Palexpo, Genève', 'Stand 3'), at('Lyon', 'Stand 2'), at(null, null)]).toEqual([1, 1, 1])
  })

  test('TS-01 an owner who sees less than stands, another state, more than there is, or what is said, is wrong', () => {
    const stands = { interviewId: 'itv_1', status: 'CONFIRMED', interview: null } as const
    const wrong = (seen: Parameters<typeof wronglySeen>[1]) =>
      wronglySeen([{ id: 'itv_1', status: 'CONFIRMED' }], seen, false).length
    expect(wrong([stands])).toBe(0)
    expect([wrong([]), wrong([{ ...stands, status: 'CANCELLED' }])]).toEqual([1, 1])
    expect([
      wrong([stands, { ...stands, interviewId: 'itv_2' }]),
      wrong([{ ...stands, interview: { id: 'itv_1' } }]),
    ]).toEqual([1, 1])
  })

  test('EV-01 sequences that fall, and a watcher who sees a step back or misses the end, are wrong', () => {
    const ledger = { entries: () => [post('CONFIRMED', 1, []).entry] }
    const scene = { run: { ledger }, talents: [{ caller }], hosts: [{ caller: {} }], sightings: [], disturbed: false }
    const back = post('CONFIRMED', 1, [mail('REQUEST', 1, 'SENT', 1), mail('REQUEST', 0, 'SENT', 2)])
    expect(orderKept([back], scene as unknown as Scene).wrong.length).toBe(1)

    const seen = (...steps: [Entry['status'], number][]) => {
      const changes = steps.map(([status, sequence], at) => ({
        id: 'itv_1',
        status,
        sequence,
        changedAt: `2026-11-20T10:0${at}:00Z`,
      }))
      const sightings = [{ caller, seen: changes, errors: [], beginnings: () => 1 }]
      return orderKept([], { ...scene, sightings } as unknown as Scene).wrong.length
    }
    expect(seen(['REQUESTED', 0], ['IN_SCHEDULING', 0], ['CONFIRMED', 0], ['CONFIRMED', 1])).toBe(0)
    expect(seen(['CONFIRMED', 0], ['IN_SCHEDULING', 0], ['CONFIRMED', 1])).toBe(1)
    expect(seen(['REQUESTED', 0], ['CONFIRMED', 0])).toBe(1)
  })

  test('GQ-06 a refusal without a code, an error in its place and a fault in a calm run are wrong', () => {
    const journal = createJournal()
    const scene = (disturbed: boolean) => ({ run: { campus: { journal } }, disturbed }) as unknown as Scene
    journal.refused('ChooseSlot', 'SLOT_TAKEN', 'Taken.')
    expect(refusalsTyped(scene(false)).wrong).toEqual([])
    journal.fault('ChooseSlot', 'ECONNRESET')
    expect(refusalsTyped(scene(false)).wrong.length).toBe(1)
    expect(refusalsTyped(scene(true)).wrong).toEqual([])
    journal.refused('ChooseSlot', null, 'No.')
    journal.untyped('ChooseSlot', 'BAD_USER_INPUT')
    expect(refusalsTyped(scene(true)).wrong.length).toBe(2)
  })
})
