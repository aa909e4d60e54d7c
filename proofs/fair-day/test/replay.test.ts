import { describe, expect, test } from '@jest/globals'
import { replay } from '../checks/matches/replay.ts'
import type { MatchStep } from '../matches.ts'

const monday = { round: 1, startsAt: '2026-12-14T09:00:00Z', endsAt: '2026-12-14T09:45:00Z' }
const tuesday = { round: 2, startsAt: '2026-12-15T09:00:00Z', endsAt: '2026-12-15T09:45:00Z' }
const subjects = {
  PROPOSED: 'SCHOOL',
  OFFER_ANSWERED: 'CANDIDATE',
  COMPANY_DECIDED: 'COMPANY',
  APPOINTMENT_ANSWERED: 'CANDIDATE',
  APPOINTMENT_CLASHED: 'SYSTEM',
  INTERVIEW_HELD: 'SYSTEM',
  INTERVIEW_CANCELLED: 'CANDIDATE',
  JOB_OVER: 'SYSTEM',
  ENDED: 'SCHOOL',
  STEPPED_BACK: 'SCHOOL',
} as const

type Row = [MatchStep['action'], Partial<MatchStep>?]

const journal = (...rows: Row[]) =>
  rows.map(
    ([action, more], index): MatchStep => ({
      number: index + 1,
      at: '2026-11-23T09:00:00Z',
      subject: subjects[action],
      action,
      value: null,
      onBehalf: false,
      channel: 'INTERFACE',
      appointment: null,
      withdraws: null,
      ...more,
    }),
  )
const proposed: Row = ['PROPOSED']
const taken: Row = ['OFFER_ANSWERED', { value: 'ACCEPTED' }]
const dated: Row = ['COMPANY_DECIDED', { value: 'ACCEPTED', appointment: monday }]
const refused: Row = ['COMPANY_DECIDED', { value: 'REFUSED' }]
const comes: Row = ['APPOINTMENT_ANSWERED', { value: 'ACCEPTED', appointment: monday }]
const wrong = (...rows: Row[]) => replay(journal(...rows)).wrong

describe('the journal of a match explains its state', () => {
  test('HU-27 the steps of a match that went well, and of one that changed its mind, lead where they should', () => {
    expect(replay(journal(proposed, taken, dated, comes))).toMatchObject({ state: 'APPOINTMENT_ACCEPTED', wrong: [] })
    expect(replay(journal(proposed, taken, dated, refused))).toEqual({
      state: 'COMPANY_REFUSED',
      slot: null,
      wrong: [],
    })
    const clashed = journal(proposed, taken, dated, comes, ['APPOINTMENT_CLASHED', { appointment: monday }])
    expect(replay(clashed)).toEqual({ state: 'CANDIDATE_ACCEPTED', slot: null, wrong: [] })
    const back = journal(proposed, taken, dated, ['STEPPED_BACK', { withdraws: 3 }])
    expect(replay(back)).toEqual({ state: 'CANDIDATE_ACCEPTED', slot: null, wrong: [] })
  })

  test('HU-16 a decision after the next step is wrong, and so is one before its turn', () => {
    expect(wrong(proposed, taken, dated, comes, refused)).toHaveLength(1)
    expect(wrong(proposed, taken, dated, taken)).toHaveLength(1)
    expect(wrong(proposed, dated)).toHaveLength(1)
    expect(wrong(proposed, taken, dated, comes, comes)).toHaveLength(1)
    expect(wrong(taken)).toHaveLength(1)
  })

  test('HU-38 an interview that was held ends the match, and one that was cancelled gives it back to the company', () => {
    const accepted = [proposed, taken, dated, comes]
    const held: Row = ['INTERVIEW_HELD', { appointment: tuesday }]
    const cancelled: Row = ['INTERVIEW_CANCELLED', { appointment: monday }]
    const slot = '2026-12-15T09:00:00.000Z/2026-12-15T09:45:00.000Z'
    expect(replay(journal(...accepted, held))).toEqual({ state: 'INTERVIEW_HELD', slot, wrong: [] })
    const back = { state: 'CANDIDATE_ACCEPTED', slot: null, wrong: [] }
    expect(replay(journal(...accepted, cancelled))).toEqual(back)
    expect(replay(journal(...accepted, cancelled, ['ENDED']))).toEqual({ state: 'ENDED', slot: null, wrong: [] })
    expect(wrong(proposed, taken, dated, held)).toHaveLength(1)
    expect(wrong(...accepted, ['ENDED'])).toHaveLength(1)
    expect(wrong(...accepted, ['INTERVIEW_CANCELLED', { subject: 'SCHOOL' }])).toHaveLength(1)
  })

  test('HU-27 a missing step, another date, a wrong subject and a step back over another are wrong', () => {
    expect(replay(journal(proposed, taken, dated).filter(({ number }) => number !== 2)).wrong).not.toEqual([])
    const other: Row = ['APPOINTMENT_ANSWERED', { value: 'ACCEPTED', appointment: tuesday }]
    expect(wrong(proposed, taken, dated, other)).toHaveLength(1)
    expect(wrong(proposed, taken, ['COMPANY_DECIDED', { value: 'ACCEPTED' }])).toHaveLength(1)
    expect(wrong(proposed, ['OFFER_ANSWERED', { value: 'ACCEPTED', subject: 'COMPANY' }])).toHaveLength(1)
    expect(wrong(proposed, taken, dated, ['STEPPED_BACK', { withdraws: 2 }])).toHaveLength(1)
  })
})
