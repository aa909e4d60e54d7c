import { describe, expect, test } from '@jest/globals'
import type { Caller } from '@passerelle/client'
import { journalExplains } from '../checks/matches/journal-explains.ts'
import { mailedOnce } from '../checks/matches/mailed-once.ts'
import type { MatchPost } from '../checks/matches/mails-of-matches.ts'
import { proposedOnce } from '../checks/matches/proposed-once.ts'
import { stepsAsTaken } from '../checks/matches/steps-as-taken.ts'
import type { Match, MatchMail, MatchStep } from '../matches.ts'
import type { Inbox } from '../phases/matches/inbox.ts'
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

  const mail = (kind: MatchMail['kind'], state: MatchMail['state'], arrivals: number) => ({
    ...{ kind, state, arrivals, messageId: '<1@example.org>' },
  })
  const proposal = (state: MatchMail['state'], arrivals: number) => mail('CANDIDATE_PROPOSAL', state, arrivals)
  const postOf = (matched: Match, mails: MatchPost['mails'], reader: MatchPost['reader'] = 'CONTACT'): MatchPost => ({
    ...{ pair: pair([]), match: matched, reader, mails },
  })

  test('HU-07 no proposal, or a second one, is wrong once the candidate has taken the offer; one before is', async () => {
    const wrong = async (
      count: number,
      journal: MatchStep[],
      state: MatchMail['state'] = 'SENT',
      disturbed = false,
    ) => {
      const subject = 'The school proposes Inès Roux-x1 to you: Position 1'
      const mails = Array.from({ length: count }, (_, id) => ({ id, subject, links: ['1', '2', '3', '4'] }))
      const inbox = {
        of: async () => mails.map((mail) => ({ ...mail, to: [] })),
        open: async (id: number) => mails[id]!,
      } as unknown as Inbox
      const post = postOf(match('COMPANY_REFUSED', journal), [proposal(state, count)])
      return (await proposedOnce(inbox, [post], { disturbed })).wrong.length
    }
    expect(await wrong(1, [proposed, taken])).toBe(0)
    expect(await wrong(0, [proposed])).toBe(0)
    expect(await wrong(0, [proposed, taken])).toBe(1)
    expect(await wrong(2, [proposed, taken])).toBe(1)
    expect(await wrong(1, [proposed])).toBe(1)
    // It may stay away where the contact had decided without it, and nowhere else.
    expect(await wrong(0, [proposed, taken, { ...refused, channel: 'INTERFACE' }], 'DROPPED')).toBe(0)
    expect(await wrong(0, [proposed, taken, { ...refused, channel: 'INTERFACE' }], 'SENT')).toBe(1)
    expect(await wrong(0, [proposed, taken, refused], 'DROPPED')).toBe(1)
    expect(await wrong(0, [proposed, taken], 'DROPPED')).toBe(1)
    expect(await wrong(0, [proposed, taken], 'UNCERTAIN')).toBe(1)
    expect(await wrong(0, [proposed, taken], 'UNCERTAIN', true)).toBe(0)
  })

  test('HU-07 a mail that came twice, that came unsent, or that tells what another has told is wrong', () => {
    const wrong = (mails: MatchPost['mails'], disturbed = false) =>
      mailedOnce([postOf(match('COMPANY_REFUSED', [proposed, taken, refused]), mails)], { disturbed }).wrong.length
    expect(wrong([proposal('SENT', 1), mail('APPOINTMENT_WITHDRAWN', 'DROPPED', 0)])).toBe(0)
    expect(wrong([proposal('SENT', 2)])).toBe(1)
    expect(wrong([proposal('SENT', 0)])).toBe(1)
    expect(wrong([proposal('DROPPED', 1)])).toBe(1)
    expect(wrong([proposal('FAILED', 0)])).toBe(1)
    expect([wrong([proposal('UNCERTAIN', 1)]), wrong([proposal('UNCERTAIN', 1)], true)]).toEqual([1, 0])
    expect(wrong([proposal('UNCERTAIN', 2)], true)).toBe(1)
    expect(wrong([proposal('SENT', 1), proposal('SENT', 1)])).toBe(1)
    expect(wrong([mail('APPOINTMENT_PROPOSED', 'SENT', 1)])).toBe(1)
  })
})
