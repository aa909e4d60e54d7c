import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { LockMode } from '@mikro-orm/postgresql'
import {
  type CandidateState,
  candidateAccepted,
  candidateChanged,
  candidateEnrolled,
  candidateLinked,
  type InterviewState,
  interviewCancelled,
  interviewConfirmed,
  interviewPlanned,
  interviewRescheduled,
  interviewTalentLinked,
  type MatchState,
  matchCandidateLinked,
  matchProposed,
  personRegistered,
} from '@passerelle/contracts'
import { newId } from '@passerelle/kernel'
import { passportFor, until } from '@passerelle/testkit'
import { Link, newToken } from '../src/mail/link/link.ts'
import { Message } from '../src/mail/message.ts'
import { answering } from './support/answering.ts'
import { appointmentIn, heardBy, linksIn } from './support/read-mail.ts'
import { gmail } from './support/replies.ts'
import { type Notifications, startService } from './support/service.ts'
import { camille, interview, later, match, person } from './support/world.ts'

let on: Notifications
const { as, seen, arrives, noticesOf } = answering(() => on)
beforeAll(async () => {
  on = await startService()
  await on.happen(personRegistered, camille)
}, 60_000)
afterAll(() => on?.[Symbol.asyncDispose]())
afterEach(() => {
  on.mails.received.length = 0
  on.mails.answer = {}
})

/** Zoé's file; she has never signed in. */
async function enrolled() {
  const id = newId('cnd')
  const file: CandidateState & { email: string } = {
    ...{ id, schoolId: newId('sch'), personId: null, firstName: 'Zoé', lastName: 'Blanc', email: `${id}@example.org` },
  }
  await on.happen(candidateEnrolled, file)
  return file
}
type File = Awaited<ReturnType<typeof enrolled>>

const outside = { eventId: null, eventName: null, hostId: null, talentName: 'Zoé Blanc', changedBy: camille.id }

/** Planned by Camille, and invited to. */
async function invited(file: File) {
  const itv = interview({ ...outside, origin: 'PLANNED', candidateId: file.id, talent: file.id })
  await on.happen(interviewPlanned, itv)
  await on.settle()
  await as(camille).query('mutation ($id: ID!) { inviteToInterview(input: { interviewId: $id }) { __typename } }', {
    id: itv.id,
  })
  await on.settle()
  return { itv, mail: mailTo(file), invitation: await invitationOf(itv) }
}

const mailTo = ({ email }: { email: string }) => on.mails.received.findLast(({ to }) => to === email)!
/** The invitation of the talent, as Camille sees it: the others' have their person. */
const invitationOf = async (itv: InterviewState, whose: string | null = null) =>
  (await seen(itv)).invitations.find((one: { person: { id: string } | null }) => (one.person?.id ?? null) === whose)

/** Zoé signs in: her file has its person, and so have her interviews. */
async function signsIn(file: File, itv: InterviewState) {
  const zoe = person('Zoé Blanc', { email: file.email })
  await on.happen(personRegistered, zoe)
  await on.happen(candidateLinked, { ...file, personId: zoe.id, email: null })
  const linked = { ...itv, talent: zoe.id, changedBy: null }
  await on.happen(interviewTalentLinked, linked)
  await on.settle()
  return { zoe, linked }
}

const byLink = (file: File, { id }: { id: string }) =>
  on.api.as({ sub: file.id, link: { subject: id, act: 'ANSWER_INVITATION' } })
const answer = async (client: ReturnType<typeof as>, { id }: { id: string }, response: string) =>
  (
    await client.query(
      `mutation ($input: AnswerInvitationInput!) { answerInvitation(input: $input) { __typename
        ... on Invitation { response origin } ... on ActionRefused { code } } }`,
      { input: { invitationId: id, response } },
    )
  ).answerInvitation

async function resolve(mail: Parameters<typeof linksIn>[0]) {
  const [, token] = linksIn(mail)
    .text.find((link) => link.includes('/l/'))!
    .split('/l/')
  return resolved(token!)
}

async function resolved(token: string) {
  const response = await fetch(`${on.service.url}/links/resolve`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', passport: await passportFor({ sub: 'gateway', gateway: true }) },
    body: JSON.stringify({ token }),
  })
  return (await response.json()) as object
}

test('PE-28 who has never signed in is invited by the address of the file, with the appointment', async () => {
  const file = await enrolled()
  const { mail, itv } = await invited(file)
  expect(appointmentIn(mail)).toMatchObject({ method: 'REQUEST', uid: `${itv.id}@passerelle`, sequence: 0 })
  expect(mail.mail.text).toContain('Bonjour Zoé Blanc,')
  expect(appointmentIn(mail).attendees).toEqual([`mailto:${file.email}`])
})

test('PE-28 those who invited see that the file is invited, of whom no person is known', async () => {
  const { itv } = await invited(await enrolled())
  expect(await invitationOf(itv)).toMatchObject({ person: null, state: 'SENT', response: 'NONE' })
})

test('PE-28 an invitation waits until the address of the file is known, and goes where it is then', async () => {
  const id = newId('cnd')
  const itv = interview({ ...outside, origin: 'MATCH', candidateId: id, talent: id })
  await on.happen(interviewConfirmed, itv)
  await on.settle()
  expect(on.mails.received.map(({ to }) => to)).toEqual([camille.email])
  const file = { id, schoolId: newId('sch'), personId: null, firstName: 'Zoé', lastName: 'Blanc', email: null }
  await on.happen(candidateEnrolled, file)
  await on.happen(candidateChanged, { ...file, email: 'zoe.blanc@example.org' })
  await on.settle()
  expect(heardBy(on.mails.received, 'zoe.blanc@example.org')).toEqual(['REQUEST 0'])
})

test('PE-28 who has never signed in answers by the link in the mail', async () => {
  const file = await enrolled()
  const { itv, mail, invitation } = await invited(file)
  expect(await resolve(mail)).toMatchObject({
    ...{ state: 'OPEN', personId: file.id, subject: invitation.id, name: 'Zoé Blanc', locale: 'fr' },
  })
  expect(await answer(byLink(file, invitation), invitation, 'ACCEPTED')).toMatchObject({ origin: 'LINK' })
  expect(await invitationOf(itv)).toMatchObject({ response: 'ACCEPTED', origin: 'LINK' })
  await on.settle()
  const kinds = (await noticesOf(camille)).filter(
    (notice: { interview: { id: string } | null }) => notice.interview?.id === itv.id,
  )
  expect(kinds[0]).toMatchObject({ kind: 'INVITATION_ANSWERED', title: expect.stringContaining('Zoé Blanc') })
})

test('PE-28 who has never signed in answers by mail', async () => {
  const file = await enrolled()
  const { itv, mail } = await invited(file)
  const { organizer, uid } = appointmentIn(mail)
  const written = { from: file.email, to: organizer, uid, attendee: file.email, partstat: 'DECLINED' }
  await arrives(gmail(written), written)
  expect(await invitationOf(itv)).toMatchObject({ response: 'DECLINED', origin: 'REPLY' })
})

test('AC-04 the link of who has never signed in is for that invitation alone', async () => {
  const [file, other] = [await enrolled(), await enrolled()]
  const [{ invitation }, others] = [await invited(file), await invited(other)]
  const holder = byLink(file, invitation)
  expect(await answer(holder, others.invitation, 'ACCEPTED')).toEqual({
    __typename: 'ActionRefused',
    code: 'INVITATION_UNKNOWN',
  })
  const borrowed = on.api.as({ sub: other.id, link: { subject: invitation.id, act: 'ANSWER_INVITATION' } })
  expect(await answer(borrowed, invitation, 'ACCEPTED')).toMatchObject({ code: 'INVITATION_UNKNOWN' })
})

test('PE-28 what was answered without signing in is the person’s at sign-in, and is not asked again', async () => {
  const file = await enrolled()
  const { itv, invitation } = await invited(file)
  await answer(byLink(file, invitation), invitation, 'ACCEPTED')
  on.mails.received.length = 0
  const { zoe } = await signsIn(file, itv)
  const own = await as(zoe).query('query ($id: ID!) { invitation(id: $id) { person { id } response origin } }', {
    id: invitation.id,
  })
  expect(own.invitation).toEqual({ person: { id: zoe.id }, response: 'ACCEPTED', origin: 'LINK' })
  expect(on.mails.received).toEqual([])
  expect(await answer(as(zoe), invitation, 'DECLINED')).toMatchObject({ response: 'DECLINED', origin: 'INTERFACE' })
})

test('PE-28 the link in a mail from before the sign-in still answers', async () => {
  const file = await enrolled()
  const { itv, mail, invitation } = await invited(file)
  const { zoe } = await signsIn(file, itv)
  expect(await resolve(mail)).toMatchObject({ state: 'OPEN', personId: zoe.id })
  const holder = on.api.as({ sub: zoe.id, link: { subject: invitation.id, act: 'ANSWER_INVITATION' } })
  expect(await answer(holder, invitation, 'ACCEPTED')).toMatchObject({ origin: 'LINK' })
})

test('PE-28 after the sign-in the same appointment goes on, at the address of the person', async () => {
  const file = await enrolled()
  const { itv } = await invited(file)
  const { zoe, linked } = await signsIn(file, itv)
  await on.happen(personRegistered, { ...zoe, email: `zoe.${zoe.id}@example.org` })
  await on.happen(interviewRescheduled, { ...linked, slot: later, sequence: 1, changedBy: camille.id })
  await on.settle()
  await on.happen(interviewCancelled, { ...linked, slot: later, sequence: 2, status: 'CANCELLED' })
  await on.settle()
  expect(heardBy(on.mails.received, file.email)).toEqual(['REQUEST 0'])
  expect(heardBy(on.mails.received, `zoe.${zoe.id}@example.org`)).toEqual(['REQUEST 1', 'CANCEL 2'])
})

test('PE-28 what changes before the sign-in is told to the file, by mail', async () => {
  const file = await enrolled()
  const { itv } = await invited(file)
  await on.happen(interviewRescheduled, { ...itv, slot: later, sequence: 1 })
  await on.settle()
  await on.happen(interviewCancelled, { ...itv, slot: later, sequence: 2, status: 'CANCELLED' })
  await on.settle()
  expect(heardBy(on.mails.received, file.email)).toEqual(['REQUEST 0', 'REQUEST 1', 'CANCEL 2'])
})

test('PE-28 a mail to the file that has not left when its person is known goes to the person', async () => {
  const file = await enrolled()
  on.mails.answer.rcpt = () => 451
  const { itv } = await invited(file)
  const { zoe } = await signsIn(file, itv)
  on.mails.answer = {}
  await on.happen(personRegistered, { ...zoe, email: `zoe.${zoe.id}@example.org` })
  on.clock.advance(60_000)
  await on.settle()
  expect(heardBy(on.mails.received, `zoe.${zoe.id}@example.org`)).toEqual(['REQUEST 0'])
  on.clock.advance(-60_000)
})

const appointment = { startsAt: '2026-12-07T09:00:00.000Z', endsAt: '2026-12-07T09:45:00.000Z' }
const subjects = ({ email }: { email: string }) =>
  on.mails.received.filter(({ to }) => to === email).map(({ mail }) => mail.subject)

/** A match of Zoé's file, at the offer or at an appointment. */
async function proposed(file: File, more: Partial<MatchState> = {}) {
  const one = match({ schoolId: file.schoolId, candidateId: file.id, candidatePersonId: null, ...more })
  await on.happen(one.appointment ? candidateAccepted : matchProposed, one)
  await on.settle()
  return one
}
const atAppointment = { state: 'APPOINTMENT_PROPOSED', round: 1, appointment } as const

test('PE-28 an offer and an appointment reach who has never signed in, each with a link that answers it', async () => {
  const file = await enrolled()
  const one = await proposed(file)
  expect(await resolve(mailTo(file))).toMatchObject({ act: 'ANSWER_OFFER', subject: one.id, personId: file.id })
  await on.happen(candidateAccepted, { ...one, ...atAppointment })
  await on.settle()
  expect(await resolve(mailTo(file))).toMatchObject({ act: 'ANSWER_APPOINTMENT', subject: one.id, personId: file.id })
  expect(linksIn(mailTo(file)).text.filter((link) => link.includes('/l/'))).toHaveLength(1)
})

test('PE-28 what the file was written about a match is not written again at sign-in, and its link still answers', async () => {
  const file = await enrolled()
  const one = await proposed(file, atAppointment)
  const mail = mailTo(file)
  const zoe = person('Zoé Blanc', { email: file.email })
  await on.happen(personRegistered, zoe)
  await on.happen(matchCandidateLinked, { ...one, candidatePersonId: zoe.id })
  await on.settle()
  expect(subjects(file)).toHaveLength(1)
  expect(await resolve(mail)).toMatchObject({ state: 'OPEN', personId: zoe.id })
  expect((await noticesOf(zoe)).map(({ kind }: { kind: string }) => kind)).toEqual(['APPOINTMENT_PROPOSED'])
  const { data } = await as(zoe).ask(
    `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Match { messages { totalCount } } } }`,
    { of: [{ __typename: 'Match', id: one.id }] },
  )
  expect(data._entities[0].messages.totalCount).toBe(1)
})

test('PE-28 a link that is being written while the candidate signs in is the person’s', async () => {
  const file = await enrolled()
  on.mails.answer.rcpt = () => 451
  const one = await proposed(file)
  const [writing, watching] = [on.orm.em.fork(), on.orm.em.fork()]
  const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  await writing.begin()
  const held = { lockMode: LockMode.PESSIMISTIC_WRITE }
  const { id: messageId, person: reader } = await writing.findOneOrFail(Message, { matchId: one.id }, held)
  const token = newToken()
  const written = { messageId, person: reader, subject: one.id, act: 'ANSWER_OFFER' as const, createdAt: on.clock() }
  await writing.persist(new Link(token, written)).flush()
  const zoe = person('Zoé Blanc', { email: file.email })
  await on.happen(personRegistered, zoe)
  await on.happen(matchCandidateLinked, { ...one, candidatePersonId: zoe.id })
  await until('the sign-in to wait', async () => (await watching.execute<object[]>(waiting)).length > 0)
  await writing.commit()
  await on.settle()
  expect(await resolved(token)).toMatchObject({ act: 'ANSWER_OFFER', personId: zoe.id })
})

test('PE-28 links in mails to an address that the school has corrected end, and the offer goes to the new one', async () => {
  const file = await enrolled()
  const one = await proposed(file)
  const offer = mailTo(file)
  const { mail } = await invited(file)
  const before = [offer, mail]
  for (const sent of before) expect(await resolve(sent)).toMatchObject({ state: 'OPEN' })
  const corrected = { ...file, email: `zoe.${file.id}@example.org` }
  await on.happen(candidateChanged, { ...file, lastName: 'Noir' })
  await on.settle()
  for (const sent of before) expect(await resolve(sent)).toMatchObject({ state: 'OPEN' })
  await on.happen(candidateChanged, corrected)
  await on.settle()
  for (const sent of before) expect(await resolve(sent)).toMatchObject({ state: 'EXPIRED' })
  expect(subjects(corrected)).toEqual([offer.mail.subject])
  const fresh = await resolve(mailTo(corrected))
  expect(fresh).toMatchObject({ state: 'OPEN', act: 'ANSWER_OFFER', subject: one.id })
})

test('PE-28 what never arrived at the file is written to the person at sign-in', async () => {
  const file = await enrolled()
  on.mails.answer.rcpt = () => 550
  const one = await proposed(file, atAppointment)
  on.mails.answer = {}
  const zoe = person('Zoé Blanc', { email: `zoe.${file.id}@example.org` })
  await on.happen(personRegistered, zoe)
  await on.happen(matchCandidateLinked, { ...one, candidatePersonId: zoe.id })
  await on.settle()
  expect([subjects(file), subjects(zoe)]).toEqual([[], [expect.stringContaining('vous propose un rendez-vous')]])
})

test('PE-28 who has signed in answers a match in the interface: the mails have no link of their own', async () => {
  const zoe = person('Zoé Blanc', { email: `zoe.${newId('per')}@example.org` })
  await on.happen(personRegistered, zoe)
  await on.happen(candidateAccepted, match({ ...atAppointment, candidatePersonId: zoe.id }))
  await on.settle()
  expect(linksIn(mailTo(zoe)).text.filter((link) => link.includes('/l/'))).toEqual([])
})
