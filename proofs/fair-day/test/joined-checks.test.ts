import { describe, expect, test } from '@jest/globals'
import type { Scene } from '../checks/finding.ts'
import { joined } from '../checks/matches/joined.ts'
import type { Talent } from '../fair.ts'
import type { Lived } from '../phases/matches/live-matches.ts'
import type { Offer, Pair } from '../phases/matches/pair.ts'
import type { Planned } from '../phases/matches/sign-in-late.ts'
import { asking, page } from './asking.ts'

const at = (hour: number) => ({ startsAt: `2026-12-14T${hour}:00:00Z`, endsAt: `2026-12-14T${hour}:45:00Z` })
const stands = {
  status: 'CONFIRMED',
  cancellationCause: null as string | null,
  talent: { id: 'per_1' } as object | null,
}
const doubleBooked = { ...stands, status: 'CANCELLED', cancellationCause: 'DOUBLE_BOOKED' }
const mail = (uid: string, method = 'REQUEST') => ({ calendar: { uid, method, sequence: 0 } })

/** An interview that stands, one that was made later at its time, and two that were made at the moment of the sign-in. */
const asPromised = {
  agenda: [
    { id: 'itv_1', slot: at(10) },
    { id: 'itv_4', slot: at(12) },
  ],
  interviews: { itv_1: stands, itv_2: doubleBooked, itv_3: doubleBooked, itv_4: stands } as Record<
    string,
    typeof stands
  >,
  matches: ['mch_1'],
  origin: 'LINK',
  mails: [mail('1'), mail('2'), mail('2', 'CANCEL')],
}

function wrongWith(changes: Partial<typeof asPromised>, disturbed = false): Promise<number> {
  const seen = { ...asPromised, ...changes }
  const OfNewcomer = ({ id }: { id: string }) => ({ interview: seen.interviews[id]! })
  const contact = asking('contact@example.org', { OfNewcomer })
  const caller = asking('zoe@example.org', {
    OfNewcomer,
    Agenda: () => ({ myAgenda: page(seen.agenda) }),
    WhoAmI: () => ({ me: { id: 'per_1' } }),
    MatchesOfMine: () => ({ myMatches: page(seen.matches.map((id) => ({ id }))) }),
    AnswerOfMine: () => ({ interview: { invitation: { response: 'ACCEPTED', origin: seen.origin } } }),
  })
  const talent = { caller, person: caller.person } as Talent
  const planned = (id: string, uid: string | null = null): Planned => ({
    ...{ id, uid, startsAt: '', offer: { contact } as Offer },
  })
  const newcomer = {
    ...{ talent, files: ['cnd_1', 'cnd_2'], pairs: [{ matchId: 'mch_1' } as Pair], wrong: [] },
    standing: [planned('itv_1', '1')],
    doubled: [planned('itv_2', '2')],
    raced: [planned('itv_3'), planned('itv_4')],
    answers: [{ interviewId: 'itv_1', caller, response: 'ACCEPTED', origin: 'LINK' } as const],
  }
  const lived = { inbox: { of: async () => seen.mails }, newcomers: [newcomer], asked: [] } as unknown as Lived
  const scene = { fair: { schoolId: 'sch_1' }, disturbed } as Scene
  return joined(lived, scene, 0).then(({ wrong }) => wrong.length)
}

describe('the check of the first sign-in sees what it is there for', () => {
  const { agenda, interviews, mails } = asPromised

  test('PE-28 what is as promised is right', async () => {
    expect(await wrongWith({})).toBe(0)
  })

  test('PE-28 an agenda that lacks what stands, has what does not, or two at one time is wrong', async () => {
    expect(await wrongWith({ agenda: agenda.slice(1) })).toBe(1)
    expect(await wrongWith({ agenda: [...agenda, { id: 'itv_2', slot: at(14) }] })).toBe(1)
    expect(await wrongWith({ agenda: [...agenda, { id: 'itv_3', slot: at(12) }] })).toBe(1)
  })

  test('PE-28 an interview that stands with nobody, one that stands beside an earlier one, and another cause are wrong for both readers', async () => {
    expect(await wrongWith({ interviews: { ...interviews, itv_1: { ...stands, talent: null } } })).toBe(2)
    expect(await wrongWith({ interviews: { ...interviews, itv_2: stands } })).toBe(2)
    expect(
      await wrongWith({ interviews: { ...interviews, itv_2: { ...doubleBooked, cancellationCause: null } } }),
    ).toBe(2)
  })

  test('PE-28 of what was planned at the moment of the sign-in one stands: both, or none, are wrong', async () => {
    expect(await wrongWith({ interviews: { ...interviews, itv_3: stands } })).toBe(1)
    expect(await wrongWith({ interviews: { ...interviews, itv_4: doubleBooked } })).toBe(1)
  })

  test('PE-28 a match that is not the person’s, and an answer that was forgotten, are wrong', async () => {
    expect(await wrongWith({ matches: [] })).toBe(1)
    expect(await wrongWith({ origin: 'INTERFACE' })).toBe(1)
  })

  test('PE-28 an invitation that came again, or a cancellation that did not, is wrong', async () => {
    expect(await wrongWith({ mails: [...mails, mail('1')] })).toBe(1)
    expect(await wrongWith({ mails: mails.slice(0, 2) })).toBe(1)
    expect(await wrongWith({ mails: [...mails, mail('1', 'CANCEL')] })).toBe(1)
    expect(await wrongWith({ mails: mails.slice(0, 2) }, true)).toBe(0)
    expect(await wrongWith({ mails: [...mails, mail('1')] }, true)).toBe(1)
  })
})
