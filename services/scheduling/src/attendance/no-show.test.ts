import { expect, test } from '@jest/globals'
import type { NoShow } from '@passerelle/contracts'
import { isRefusal } from '@passerelle/kernel'
import type { Side, Status } from '../interview/lifecycle.ts'
import { absentSaid, noShowActions, noShowOf, refusalToReport, refusalToWithdraw } from './no-show.ts'

const [startsAt, endsAt] = [new Date('2026-12-03T09:00:00Z'), new Date('2026-12-03T09:20:00Z')]
const report = (side: Side, by: Side | null): NoShow => ({ side, by, personId: 'per_1', at: endsAt.toISOString() })
const meeting = (status: Status = 'COMPLETED', ...noShows: NoShow[]) => ({ status, startsAt, endsAt, noShows })
const week = 7 * 86_400_000
const keyOf = (refusal: unknown) => (isRefusal(refusal) ? refusal.code : refusal)
const allowed = (at: number, of = meeting()) => refusalToReport(of, new Date(at)) === undefined

test('HU-38 a no-show may be reported from the start on, and until a week behind the end, to the millisecond', () => {
  expect([allowed(startsAt.getTime() - 1), allowed(startsAt.getTime())]).toEqual([false, true])
  expect([allowed(endsAt.getTime() + week - 1), allowed(endsAt.getTime() + week)]).toEqual([true, false])
})

test('HU-38 a no-show is reported of an interview whose time stands or has stood', () => {
  const statuses: Status[] = ['REQUESTED', 'IN_SCHEDULING', 'CONFIRMED', 'COMPLETED', 'REJECTED', 'CANCELLED']
  expect(statuses.filter((status) => allowed(endsAt.getTime(), meeting(status)))).toEqual(['CONFIRMED', 'COMPLETED'])
  expect(keyOf(refusalToReport({ ...meeting(), startsAt: null }, endsAt))).toBe('WRONG_STATE')
})

test('HU-38 each side speaks of the other one, and the school of the one that it names', () => {
  expect([absentSaid('TALENT', null), absentSaid('RECRUITER', 'TALENT')]).toEqual(['RECRUITER', 'TALENT'])
  expect(keyOf(absentSaid('TALENT', 'TALENT'))).toBe('FORBIDDEN')
  expect([keyOf(absentSaid(null, undefined)), absentSaid(null, 'RECRUITER')]).toEqual(['INVALID_INPUT', 'RECRUITER'])
})

test('HU-38 a report is withdrawn by the side that made it, and what nobody says is no matter', () => {
  const said = meeting('COMPLETED', report('TALENT', 'RECRUITER'))
  expect(noShowOf(said, 'TALENT')?.by).toBe('RECRUITER')
  expect(refusalToWithdraw(said, 'TALENT', 'RECRUITER', endsAt)).toBeUndefined()
  expect(keyOf(refusalToWithdraw(said, 'TALENT', null, endsAt))).toBe('FORBIDDEN')
  expect(refusalToWithdraw(said, 'RECRUITER', 'TALENT', endsAt)).toBeUndefined()
  expect(keyOf(refusalToWithdraw(said, 'TALENT', 'RECRUITER', new Date(endsAt.getTime() + week)))).toBe('WRONG_STATE')
})

test('HU-38 a side is offered to report the other one, or to take its own report back, and not that of the school', () => {
  const [mine, schools] = [report('TALENT', 'RECRUITER'), report('TALENT', null)]
  const offered = (of: ReturnType<typeof meeting>, side: Side) => noShowActions(of, side, endsAt)
  expect([offered(meeting(), 'TALENT'), offered(meeting(), 'RECRUITER')]).toEqual([
    ['REPORT_NO_SHOW'],
    ['REPORT_NO_SHOW'],
  ])
  expect(offered(meeting('COMPLETED', mine), 'RECRUITER')).toEqual(['WITHDRAW_NO_SHOW'])
  expect(offered(meeting('COMPLETED', mine), 'TALENT')).toEqual(['REPORT_NO_SHOW'])
  expect(offered(meeting('COMPLETED', schools), 'RECRUITER')).toEqual([])
  expect(noShowActions(meeting(), 'TALENT', new Date(startsAt.getTime() - 1))).toEqual([])
})
