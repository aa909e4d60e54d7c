import { describe, expect, test } from '@jest/globals'
import type { Caller } from '../../client/caller.ts'
import { journalExplains } from '../checks/matches/journal-explains.ts'
import { proposedOnce } from '../checks/matches/proposed-once.ts'
import { stepsAsTaken } from '../checks/matches/steps-as-taken.ts'
import type { Match, MatchStep } from '../matches.ts'
import type { Inbox } from '../phases/matches/inbox.ts'
import type { Lived } from '../phases/matches/live-matches.ts'
import type { Attempt, Pair } from '../phases/matches/pair.ts'

const step = (number: number, more: Partial<MatchStep>): MatchStep => ({
  number,
  at: '2026-11-23T09:00:00Z',
  subject: 'SCHOOL',
  action: 'PROPOSED',
  value: null,
  onBehalf: false,
  channel: 'INTERFACE',
  appointment: null,
  withdraws: null,
  ...more,
})
const proposed = step(1, {})
const taken = step(2, { subject: 'CANDIDATE', action: 'OFFER_ANSWERED', value: 'ACCEPTED' })
const refused = step(3, { subject: 'COMPANY', action: 'COMPANY_DECIDED', value: 'REFUSED', channel: 'MAIL' })

const match = (state: Match['state'], journal: MatchStep[]): Match => ({
  id: 'mch_1',
  state,
  appointment: null,
  interview: null,
  journal,
})
const attempt = ({ action, value, channel, onBehalf }: MatchStep, sure: boolean): Attempt => ({
  action,
  value,
  channel,
  onBehalf,
  sure,
})
const pair = (attempts: Attempt[]) =>
  ({
    talent: { firstName: 'Inès', lastName: 'Roux-x1' },
    offer: { title: 'Position 1', contact: { person: { email: 'zoe@example.org' } } as Caller },
    attempts,
  }) as unknown as Pair

describe('each check of the matches sees what it is there for', () => {
  test('HU-27 a state to which the journal does not lead is wrong', () => {
    const wrong = (state: Match['state']) =>
      journalExplains([{ match: match(state, [proposed, taken, refused]) }]).wrong.length
    expect(wrong('COMPANY_REFUSED')).toBe(0)
    expect(wrong('APPOINTMENT_PROPOSED')).toBe(1)
  })

  test('HU-27 an acknowledged step that is missing, one that nobody took and another origin are wrong', () => {
    const wrong = (attempts: Attempt[], journal: MatchStep[]) =>
      stepsAsTaken({ matches: [{ pair: pair(attempts), match: match('CANDIDATE_ACCEPTED', journal) }] }).wrong.length
    const tried = [attempt(proposed, true), attempt(taken, true), attempt(refused, false)]
    expect(wrong(tried, [proposed, taken, refused])).toBe(0)
    expect(wrong(tried, [proposed, taken])).toBe(0)
    expect(wrong(tried, [proposed, refused])).toBe(1)
    expect(wrong(tried, [proposed, taken, { ...refused, channel: 'INTERFACE' }])).toBe(1)
    expect(wrong(tried, [proposed, { ...taken, onBehalf: true }])).toBe(2)
  })

  test('HU-07 no proposal, or a second one, is wrong once the candidate has taken the offer; one before is', async () => {
    const wrong = async (count: number, journal: MatchStep[]) => {
      const subject = 'The school proposes Inès Roux-x1 to you: Position 1'
      const mails = Array.from({ length: count }, (_, id) => ({ id, subject, links: ['1', '2', '3', '4'] }))
      const inbox = {
        of: async () => mails.map((mail) => ({ ...mail, to: [] })),
        open: async (id: number) => mails[id]!,
      } as unknown as Inbox
      const matches = [{ pair: pair([]), match: match('CANDIDATE_ACCEPTED', journal) }]
      return (await proposedOnce({ inbox, matches } as unknown as Lived, 0)).wrong.length
    }
    expect(await wrong(1, [proposed, taken])).toBe(0)
    expect(await wrong(0, [proposed])).toBe(0)
    expect(await wrong(0, [proposed, taken])).toBe(1)
    expect(await wrong(2, [proposed, taken])).toBe(1)
    expect(await wrong(1, [proposed])).toBe(1)
  })
})
