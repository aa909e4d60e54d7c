import { describe, expect, test } from '@jest/globals'
import type { Scene } from '../checks/finding.ts'
import { metOutside } from '../checks/matches/met-outside.ts'
import type { Exhibitor, Host, Talent } from '../fair.ts'
import type { AskedOutside } from '../phases/matches/ask-outside.ts'
import type { Lived } from '../phases/matches/live-matches.ts'
import { asking } from './asking.ts'

const startsAt = '2026-12-21T09:00:00.000Z'
const invited = { messages: { nodes: [{ calendar: { method: 'REQUEST' } }, { calendar: null }] } }
const whole = {
  ...{ kind: 'INFORMATIONAL', status: 'CONFIRMED', message: 'Bonjour', event: null as object | null },
  ...{ informationalOffer: { id: 'ifo_1' }, slot: { startsAt }, ...invited },
}
const asPromised = {
  talent: whole,
  host: whole,
  colleague: { ...whole, message: '' },
  stranger: null as typeof whole | null,
}

function wrongWith(changes: Partial<typeof asPromised>, disturbed = false): Promise<number> {
  const seen = { ...asPromised, ...changes }
  const of = (who: keyof typeof asPromised) =>
    asking(`${who}@example.org`, { MetOutside: () => ({ interview: seen[who] }) })
  const company = {} as Exhibitor
  const [host, colleague] = [{ company, caller: of('host') } as Host, { company, caller: of('colleague') } as Host]
  const caller = of('talent')
  const asked: AskedOutside = {
    ...{ talent: { caller, person: caller.person } as Talent, host, offerId: 'ifo_1', interviewId: 'itv_1' },
    ...{ startsAt, plannedId: 'itv_2', message: 'Bonjour', wrong: [] },
  }
  const scene = { talents: [{ caller: of('stranger') }], hosts: [host, colleague], disturbed } as unknown as Scene
  return metOutside({ asked: [asked] } as unknown as Lived, scene, 0).then(({ wrong }) => wrong.length)
}

describe('the check of informational interviews outside the fair sees what it is there for', () => {
  test('II-18 what is as agreed is right; another time, state or event is wrong for each who meets', async () => {
    expect(await wrongWith({})).toBe(0)
    expect(await wrongWith({ talent: { ...whole, slot: { startsAt: '2026-12-21T08:00:00.000Z' } } })).toBe(1)
    expect(await wrongWith({ host: { ...whole, status: 'IN_SCHEDULING' } })).toBe(1)
    expect(await wrongWith({ host: { ...whole, event: { id: 'evt_1' } } })).toBe(1)
  })

  test('II-18 a colleague who reads what was said, and a stranger who reads anything, are wrong', async () => {
    expect(await wrongWith({ colleague: whole })).toBe(1)
    expect(await wrongWith({ stranger: { ...whole, message: '' } })).toBe(1)
  })

  test('II-18 who is not invited, or twice, is wrong', async () => {
    const { messages } = invited
    const none = { ...whole, messages: { nodes: [] } }
    expect(await wrongWith({ talent: { ...whole, messages: { nodes: [...messages.nodes, ...messages.nodes] } } })).toBe(
      1,
    )
    expect([await wrongWith({ talent: none }), await wrongWith({ talent: none }, true)]).toEqual([1, 0])
  })
})
