import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import {
  candidateAccepted,
  candidateEnrolled,
  contactReminded,
  employerUserRemoved,
  type MatchState,
  matchProposed,
  offerAnswered,
  personChanged,
  personRegistered,
  schoolRegistered,
} from '@passerelle/contracts'
import { newId } from '@passerelle/kernel'
import { passportFor } from '@passerelle/testkit'
import { answering } from './support/answering.ts'
import { linksIn } from './support/read-mail.ts'
import { type Notifications, startOfTime, startService } from './support/service.ts'
import { camille, ines, match, person } from './support/world.ts'

let on: Notifications
const { invited } = answering(() => on)
const claire = person('Claire Dupré')
const schoolId = newId('sch')
const appointment = { startsAt: '2027-01-07T09:00:00.000Z', endsAt: '2027-01-07T09:45:00.000Z' }
const [minute, day] = [60_000, 24 * 3_600_000]

beforeAll(async () => {
  on = await startService()
  for (const one of [ines, camille, claire]) await on.happen(personRegistered, one)
  const staff = [{ personId: claire.id, permissions: ['MANAGE_MATCHES'] as never }]
  await on.happen(schoolRegistered, { id: schoolId, name: 'École', city: 'Paris', timeZone: 'Europe/Paris', staff })
}, 60_000)
afterAll(() => on?.[Symbol.asyncDispose]())
afterEach(() => {
  on.mails.received.length = 0
  on.mails.answer = {}
  on.clock.set(new Date(startOfTime))
})

const by = (author: MatchState['change']['author'], comment: string | null = null) => ({
  change: { subject: 'SCHOOL' as const, author, channel: 'INTERFACE' as const, comment, at: startOfTime },
})
const awaited = { state: 'CANDIDATE_ACCEPTED' as const }

async function toNotifications(path: string, token: unknown, claims: object = { sub: 'gateway', gateway: true }) {
  const response = await fetch(`${on.service.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', passport: await passportFor(claims as never) },
    body: JSON.stringify({ token }),
  })
  return { status: response.status, body: (await response.json()) as { state?: string; act?: string } }
}
const stateOf = async (token: string) => (await toNotifications('/links/resolve', token)).body.state
/** What the page of a link does when its button is pressed. */
async function renew(token: string) {
  const answer = await toNotifications('/links/renew', token)
  await on.settle()
  return answer
}

const mailsTo = ({ email }: { email: string }) => on.mails.received.filter(({ to }) => to === email)
const tokensOf = (mail: Parameters<typeof linksIn>[0]) => linksIn(mail).html.map((link) => link.split('/l/')[1]!)

/** A candidate has been proposed to the contact by mail. @returns the tokens of its four links */
async function proposed(more: Partial<MatchState> = {}) {
  const one = match({ schoolId, ...awaited, ...by(ines.id), ...more })
  await on.happen(matchProposed, { ...one, state: 'PROPOSED' })
  await on.happen(offerAnswered, one)
  await on.settle()
  return { one, tokens: tokensOf(mailsTo(camille).at(-1)!) }
}

async function reminds(one: MatchState, author: MatchState['change']['author'] = null, comment: string | null = null) {
  await on.happen(contactReminded, { ...one, ...awaited, ...by(author, comment) })
  await on.settle()
}

test('HU-36 a contact who is reminded has a mail with four fresh links and what staff wrote, and a notice', async () => {
  const { one, tokens } = await proposed()
  await reminds(one, claire.id, 'Le candidat attend.')
  const mail = mailsTo(camille).at(-1)!
  expect(mail.mail.subject).toBe(`Your decision is awaited: Inès Marchand, ${one.jobTitle}`)
  expect(mail.mail.text).toContain('Message: Le candidat attend.')
  const fresh = tokensOf(mail)
  const acts = await Promise.all(fresh.map(async (token) => (await toNotifications('/links/resolve', token)).body.act))
  expect(acts).toEqual(['VIEW_CANDIDATE', 'VIEW_JOB', 'ACCEPT_CANDIDATE', 'REFUSE_CANDIDATE'])
  expect(fresh.some((token) => tokens.includes(token))).toBe(false)
  const { myNotices } = await on.api
    .as({ sub: camille.id, locale: 'en' })
    .query('{ myNotices(first: 100) { nodes { kind title match { id } } } }')
  const told = myNotices.nodes.filter(({ match }: { match: { id: string } | null }) => match?.id === one.id)
  expect(told).toContainEqual({
    ...{ kind: 'CONTACT_REMINDED', title: 'Your decision is awaited: Inès Marchand', match: { id: one.id } },
  })
})

test('HU-36 the old links end when fresh ones have left, and the fresh hold for seven days', async () => {
  const { one, tokens } = await proposed()
  on.clock.advance(5 * day)
  on.mails.answer.rcpt = () => 451
  await reminds(one)
  for (const token of tokens) expect(await stateOf(token)).toBe('OPEN')
  on.mails.answer = {}
  on.clock.advance(minute)
  await on.settle()
  const fresh = tokensOf(mailsTo(camille).at(-1)!)
  for (const token of tokens) expect(await stateOf(token)).toBe('EXPIRED')
  on.clock.advance(7 * day - minute)
  for (const token of fresh) expect(await stateOf(token)).toBe('OPEN')
  on.clock.advance(2 * minute)
  for (const token of fresh) expect(await stateOf(token)).toBe('EXPIRED')
})

test('HU-36 fresh links end those of their own match and reader alone', async () => {
  const { tokens } = await proposed()
  const other = await proposed()
  await reminds(other.one)
  for (const token of tokens) expect(await stateOf(token)).toBe('OPEN')
})

test('HU-36 a reminder that the contact has overtaken by deciding sends nothing, and ends no link', async () => {
  const { one, tokens } = await proposed()
  on.mails.received.length = 0
  await on.happen(candidateAccepted, {
    ...one,
    state: 'APPOINTMENT_PROPOSED',
    round: 1,
    appointment,
    ...by(camille.id),
  })
  await on.settle()
  on.clock.advance(8 * day)
  await renew(tokens[2]!)
  expect(mailsTo(camille)).toEqual([])
})

test('HU-36 whoever presses the button of an expired link has fresh links sent to the contact’s own address', async () => {
  const { one, tokens } = await proposed()
  on.clock.advance(7 * day + minute)
  on.mails.received.length = 0
  const moved = { ...camille, email: `camille.${newId('per').slice(-6)}@example.org` }
  await on.happen(personChanged, moved)
  expect((await renew(tokens[0]!)).status).toBe(200)
  expect(on.mails.received.map(({ to }) => to)).toEqual([moved.email])
  const mail = on.mails.received[0]!
  expect(mail.mail.subject).toBe(`Your decision is awaited: Inès Marchand, ${one.jobTitle}`)
  for (const token of tokensOf(mail)) expect(await stateOf(token)).toBe('OPEN')
  await on.happen(personChanged, camille)
})

test('HU-36 asking again, by whichever old link and however often, sends one mail a day', async () => {
  const { tokens } = await proposed()
  on.clock.advance(7 * day + minute)
  on.mails.received.length = 0
  const presses = Array.from({ length: 8 }, (_, press) => toNotifications('/links/renew', tokens[press % 4]))
  for (const { status } of await Promise.all(presses)) expect(status).toBe(200)
  await on.settle()
  expect(mailsTo(camille)).toHaveLength(1)
  on.clock.advance(day - minute)
  await renew(tokens[1]!)
  expect(mailsTo(camille)).toHaveLength(1)
  on.clock.advance(2 * minute)
  await renew(tokens[1]!)
  expect(mailsTo(camille)).toHaveLength(2)
})

test('HU-36 who was reminded within a day is sent nothing more by whoever holds an old link', async () => {
  const { one, tokens } = await proposed()
  await reminds(one)
  on.mails.received.length = 0
  expect(await stateOf(tokens[0]!)).toBe('EXPIRED')
  await renew(tokens[0]!)
  expect(mailsTo(camille)).toEqual([])
})

test('HU-36 a link that still holds, one that never was and one to an invitation send nothing, and are answered alike', async () => {
  const { tokens } = await proposed()
  const { mail } = await invited()
  const invitation = tokensOf(mail).at(-1)!
  on.mails.received.length = 0
  const answers = [await renew(tokens[0]!), await renew('x'.repeat(43))]
  on.clock.advance(60 * day)
  expect(await stateOf(invitation)).toBe('EXPIRED')
  answers.push(await renew(invitation))
  expect(on.mails.received).toEqual([])
  answers.push(await renew(tokens[0]!))
  expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(new Set(['{"status":200,"body":{}}']))
})

test('HU-36 a contact who has left the company is sent no fresh links', async () => {
  const employerId = newId('emp')
  const { one, tokens } = await proposed({ employerId })
  const user = { id: newId('eus'), employerId, personId: camille.id, role: 'RECRUITER' as const, active: false }
  await on.happen(employerUserRemoved, user)
  on.mails.received.length = 0
  await reminds(one)
  on.clock.advance(9 * day)
  await renew(tokens[0]!)
  expect(mailsTo(camille)).toEqual([])
})

test('HU-36 a candidate who has never signed in gets a fresh link to answer by, of the offer or the appointment that waits', async () => {
  const id = newId('cnd')
  const names = { firstName: 'Zoé', lastName: 'Blanc' }
  const file = { id, schoolId, personId: null, ...names, email: `${id}@example.org` }
  await on.happen(candidateEnrolled, file)
  const one = match({ schoolId, candidateId: id, candidatePersonId: null, ...by(claire.id) })
  await on.happen(matchProposed, one)
  await on.settle()
  const [offer] = tokensOf(mailsTo(file).at(-1)!)
  on.clock.advance(7 * day + minute)
  await renew(offer!)
  await renew(offer!)
  const [fresh] = tokensOf(mailsTo(file).at(-1)!)
  expect([mailsTo(file).length, await stateOf(offer!), await stateOf(fresh!)]).toEqual([2, 'EXPIRED', 'OPEN'])
  await on.happen(candidateAccepted, { ...one, state: 'APPOINTMENT_PROPOSED', round: 1, appointment })
  await on.settle()
  const [answers] = tokensOf(mailsTo(file).at(-1)!)
  on.clock.advance(7 * day + minute)
  await renew(fresh!)
  expect(mailsTo(file)).toHaveLength(3)
  await renew(answers!)
  expect(mailsTo(file)).toHaveLength(4)
  const { body } = await toNotifications('/links/resolve', tokensOf(mailsTo(file).at(-1)!)[0]!)
  expect(body).toMatchObject({ state: 'OPEN', act: 'ANSWER_APPOINTMENT' })
})

test('AC-04 nobody but the gateway has fresh links sent', async () => {
  const { tokens } = await proposed()
  on.clock.advance(8 * day)
  on.mails.received.length = 0
  expect((await toNotifications('/links/renew', tokens[0]!, { sub: camille.id })).status).toBe(403)
  await on.settle()
  expect(on.mails.received).toEqual([])
})
