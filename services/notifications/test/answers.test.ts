import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { interviewCancelled, interviewPlanned, interviewRescheduled, personRegistered } from '@passerelle/contracts'
import { passportFor } from '@passerelle/testkit'
import { answering } from './support/answering.ts'
import { appointmentIn, heardBy, linksIn } from './support/read-mail.ts'
import * as replies from './support/replies.ts'
import { sendRaw } from './support/send-mail.ts'
import { type Notifications, startOfTime, startService } from './support/service.ts'
import { camille, ines, interview, later, person } from './support/world.ts'

let on: Notifications
const paul = person('Paul Petit')
beforeAll(async () => {
  on = await startService()
  for (const one of [ines, camille, paul]) await on.happen(personRegistered, one)
}, 60_000)
afterAll(() => on?.[Symbol.asyncDispose]())
afterEach(() => {
  on.mails.received.length = 0
  on.mails.answer = {}
  on.clock.set(new Date(startOfTime))
})

const { as, seen, responseOf, invited, arrives, noticesOf } = answering(() => on)
const answer = async (client: ReturnType<typeof as>, input: object) =>
  (
    await client.query(
      `mutation ($input: AnswerInvitationInput!) { answerInvitation(input: $input) { __typename
        ... on Invitation { id response origin answeredAt } ... on ActionRefused { code message field } } }`,
      { input },
    )
  ).answerInvitation

async function resolve(token: string): Promise<{ state: string }> {
  const response = await fetch(`${on.service.url}/links/resolve`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', passport: await passportFor({ sub: 'gateway', gateway: true }) },
    body: JSON.stringify({ token }),
  })
  return (await response.json()) as { state: string }
}
test('PE-08 who has not answered has not refused: the response is NONE', async () => {
  const { invitation } = await invited()
  expect(invitation).toMatchObject({ response: 'NONE', origin: null, answeredAt: null, state: 'SENT' })
})

const byLink = (invitation: { id: string }, act = 'ANSWER_INVITATION') =>
  on.api.as({ sub: ines.id, link: { subject: invitation.id, act } })

test('PE-05 the link that answers is in the mail, and not in the calendar', async () => {
  const { mail } = await invited()
  const address = linksIn(mail).html.find((link) => link.includes('/l/'))!
  expect(linksIn(mail).text).toContain(address)
  // A calendar is shown to others: the link that answers is not in it.
  expect(appointmentIn(mail).description).toContain('Avec : Camille Roux')
  expect(appointmentIn(mail).description).not.toContain('/l/')
})

test('PE-03 the page behind the link says to what one is invited', async () => {
  const { itv, invitation } = await invited()
  const holder = byLink(invitation)
  const page = await holder.query(
    `query ($id: ID!) { invitation(id: $id) { id response answeredAt origin sequence cancelled startsAt endsAt companyName otherName kind expectation } }`,
    { id: invitation.id },
  )
  expect(page.invitation).toEqual({
    ...{ id: invitation.id, response: 'NONE', answeredAt: null, origin: null, sequence: 0, cancelled: false },
    ...{ startsAt: itv.slot!.startsAt, endsAt: itv.slot!.endsAt },
    ...{ companyName: 'Cosling', otherName: 'Camille Roux', kind: 'JOB', expectation: null },
  })
})

test('BY-05 the link in the mail answers, and the answer keeps its origin and time', async () => {
  const { itv, invitation } = await invited()
  const holder = byLink(invitation)
  on.clock.advance(60_000)
  const said = await answer(holder, { invitationId: invitation.id, response: 'TENTATIVE', comment: ' Peut-être. ' })
  expect(said).toMatchObject({ response: 'TENTATIVE', origin: 'LINK', answeredAt: on.clock().toISOString() })
  expect((await seen(itv, ines)).invitations).toContainEqual(
    expect.objectContaining({ person: { id: ines.id }, response: 'TENTATIVE', origin: 'LINK', comment: 'Peut-être.' }),
  )
})

test('AC-04 the link in the mail is for this invitation alone', async () => {
  const { itv, invitation } = await invited()
  const holder = byLink(invitation)
  const others = await invited()
  expect(await answer(holder, { invitationId: others.invitation.id, response: 'ACCEPTED' })).toMatchObject({
    code: 'INVITATION_UNKNOWN',
  })
  for (const query of ['{ myNotices { totalCount } }', 'mutation { markAllNoticesRead(input: {}) { __typename } }'])
    expect((await holder.ask(query)).errors?.[0]?.extensions?.code ?? 'FORBIDDEN').toBe('FORBIDDEN')
  const { data } = await holder.ask(
    `query ($them: [_Any!]!) { _entities(representations: $them) { ... on Interview { messages { totalCount } } } }`,
    { them: [{ __typename: 'Interview', id: itv.id }] },
  )
  expect(data?._entities?.[0] ?? null).toBeNull()
  const wrong = byLink(invitation, 'VIEW_JOB')
  expect(await answer(wrong, { invitationId: invitation.id, response: 'DECLINED' })).toMatchObject({
    code: 'INVITATION_UNKNOWN',
  })
})

test('BY-05 the link of an invitation holds for seven days, and until the interview begins where that is later', async () => {
  const minute = 60_000
  const week = 7 * 24 * 60 * minute
  const at = async (instant: number, token: string) => {
    on.clock.set(new Date(instant))
    return (await resolve(token)).state
  }
  const tokenOf = (mail: Parameters<typeof linksIn>[0]) =>
    linksIn(mail)
      .text.find((link) => link.includes('/l/'))!
      .split('/l/')[1]!
  const { itv, mail, invitation } = await invited()
  const [sentAt, begins, moved] = [startOfTime, itv.slot!.startsAt, later.startsAt].map((text) => Date.parse(text))
  expect(begins).toBeGreaterThan(sentAt! + week)
  expect(await at(sentAt! + week + minute, tokenOf(mail))).toBe('OPEN')
  expect(await at(begins! - 1, tokenOf(mail))).toBe('OPEN')
  expect(await answer(byLink(invitation), { invitationId: invitation.id, response: 'ACCEPTED' })).toMatchObject({
    origin: 'LINK',
  })
  expect(await at(begins!, tokenOf(mail))).toBe('EXPIRED')
  // Another time is another beginning, also for the link in the first mail.
  on.clock.set(new Date(startOfTime))
  await on.happen(interviewRescheduled, { ...itv, slot: later, sequence: 1 })
  await on.settle()
  expect(await at(begins!, tokenOf(mail))).toBe('OPEN')
  expect(await at(moved!, tokenOf(mail))).toBe('EXPIRED')
  on.clock.set(new Date(startOfTime))
  on.mails.received.length = 0
  const tomorrow = { startsAt: '2026-11-23T09:00:00.000Z', endsAt: '2026-11-23T09:20:00.000Z' }
  const soon = tokenOf((await invited({ slot: tomorrow })).mail)
  expect(await at(sentAt! + week - minute, soon)).toBe('OPEN')
  expect(await at(sentAt! + week + minute, soon)).toBe('EXPIRED')
})

test('AC-04 nobody answers for another', async () => {
  const { invitation } = await invited()
  const input = { invitationId: invitation.id, response: 'ACCEPTED' }
  expect(await answer(as(paul), input)).toMatchObject({ code: 'INVITATION_UNKNOWN' })
})

test.each(['ACCEPTED', 'DECLINED'])('PE-07 the interface answers %s', async (response) => {
  const { invitation } = await invited()
  const said = await answer(as(ines), { invitationId: invitation.id, response })
  expect(said).toMatchObject({ response, origin: 'INTERFACE' })
})

test('PE-06 those who invited are told once of each change of an answer', async () => {
  const { itv, invitation } = await invited()
  for (const response of ['ACCEPTED', 'ACCEPTED', 'DECLINED'])
    await answer(as(ines), { invitationId: invitation.id, response })
  const told = (await noticesOf(camille)).filter(
    (notice: { kind: string; interview: { id: string } }) =>
      notice.kind === 'INVITATION_ANSWERED' && notice.interview.id === itv.id,
  )
  expect(told.map(({ title }: { title: string }) => title)).toEqual([
    'Inès Marchand ne vient pas à l’entretien',
    'Inès Marchand vient à l’entretien',
  ])
})

test('GQ-06 an answer that is too long, or comes after a cancellation, is refused', async () => {
  const { itv, invitation } = await invited()
  expect(
    await answer(as(ines), { invitationId: invitation.id, response: 'ACCEPTED', comment: 'x'.repeat(2_001) }),
  ).toMatchObject({
    ...{ code: 'INVALID_INPUT', field: 'comment' },
    message: 'Le message : 2\u202f000 caractères au plus.',
  })
  await on.happen(interviewCancelled, { ...itv, status: 'CANCELLED', sequence: 1 })
  await on.settle()
  expect(await answer(as(ines), { invitationId: invitation.id, response: 'ACCEPTED' })).toMatchObject({
    code: 'INTERVIEW_NOT_PLANNED',
  })
})

test.each(Object.entries(replies.programs))('BY-05 an answer as %s sends it is taken in by SMTP', async (_, write) => {
  const { itv, written } = await invited()
  on.clock.advance(5 * 60_000)
  for (const partstat of ['TENTATIVE', 'DECLINED', 'ACCEPTED']) {
    await arrives(write({ ...written, partstat }), written)
    expect(await responseOf(itv)).toMatchObject({
      response: partstat,
      origin: 'REPLY',
      answeredAt: on.clock().toISOString(),
    })
  }
  expect((await seen(itv)).replies.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
    'ANSWER',
    'ANSWER',
    'ANSWER',
  ])
})

test('BY-05 of two answers the newer counts, whichever arrives later and wherever it comes from', async () => {
  const { itv, written, invitation } = await invited()
  on.clock.advance(10 * 60_000)
  const accepted = replies.gmail({ ...written, stamp: '20261122T090800Z' })
  await arrives(accepted, written)
  await arrives(replies.gmail({ ...written, partstat: 'DECLINED', stamp: '20261122T090500Z' }), written)
  expect(await responseOf(itv)).toMatchObject({ response: 'ACCEPTED' })
  await answer(as(ines), { invitationId: invitation.id, response: 'TENTATIVE' })
  await arrives(replies.exchange({ ...written, partstat: 'DECLINED', stamp: '20261122T090900Z' }), written)
  expect(await responseOf(itv)).toMatchObject({ response: 'TENTATIVE', origin: 'INTERFACE' })
  // A clock that runs ahead does not win for ever.
  await arrives(replies.apple({ ...written, partstat: 'DECLINED', stamp: '20991122T090900Z' }), written)
  on.clock.advance(60_000)
  await answer(as(ines), { invitationId: invitation.id, response: 'ACCEPTED' })
  expect(await responseOf(itv)).toMatchObject({ response: 'ACCEPTED', origin: 'INTERFACE' })
  await arrives(accepted, written)
  expect((await seen(itv)).replies.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
    ...['ANSWER', 'OVERTAKEN', 'OVERTAKEN', 'ANSWER'],
  ])
})

test('BY-05 another time asks anew, and an answer to the old one gets the current REQUEST again', async () => {
  const { itv, written } = await invited()
  await arrives(replies.gmail(written), written)
  await on.happen(interviewRescheduled, { ...itv, slot: later, sequence: 1 })
  await on.settle()
  expect(await responseOf(itv)).toMatchObject({ response: 'NONE', origin: null })
  on.mails.received.length = 0
  await arrives(replies.exchange({ ...written, partstat: 'DECLINED' }), written)
  await arrives(replies.thunderbird({ ...written, partstat: 'DECLINED', sequence: 0 }), written)
  expect(await responseOf(itv)).toMatchObject({ response: 'NONE' })
  expect(heardBy(on.mails.received, ines.email)).toEqual(['REQUEST 1', 'REQUEST 1'])
  for (let more = 0; more < 4; more++) await arrives(replies.gmail(written), written)
  expect(heardBy(on.mails.received, ines.email)).toHaveLength(3)
  await arrives(replies.thunderbird({ ...written, sequence: 1 }), written)
  expect(await responseOf(itv)).toMatchObject({ response: 'ACCEPTED', answeredSequence: 1 })
  expect((await seen(itv)).replies[1]).toMatchObject({ outcome: 'OLD_TIME', response: 'DECLINED' })
})

test('BY-05 what is no clear answer changes nothing, and is shown to those who invited and nobody else', async () => {
  const { itv, written } = await invited()
  await arrives(
    replies.counter({ ...written, partstat: 'TENTATIVE', startsAt: '20261204T150000', comment: 'Plutôt vendredi ?' }),
    written,
  )
  await arrives(replies.gmail({ ...written, startsAt: '20261204T100000Z' }), written)
  await arrives(replies.gmail({ ...written, attendee: paul.email, from: paul.email }), written)
  await arrives(replies.contradiction(written), written)
  await arrives(replies.bodyOnly(written), written)
  await arrives(replies.outOfOffice(written), written)
  await arrives(replies.gmail({ ...written, uid: 'another@passerelle' }), written)
  await arrives(replies.gmail({ ...written, partstat: 'DELEGATED' }), written)
  await arrives(replies.bounce(written, '4.4.1', 'delayed'), written)
  expect(await responseOf(itv)).toMatchObject({ response: 'NONE', addressFailed: false })
  const { replies: kept } = await seen(itv)
  expect(kept.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
    ...['PROPOSAL', 'PROPOSAL', 'STRANGER', 'REVIEW', 'MESSAGE', 'AUTOMATIC', 'REVIEW', 'REVIEW', 'BOUNCE'],
  ])
  expect(kept[0]).toMatchObject({
    startsAt: '2026-12-04T14:00:00.000Z',
    endsAt: '2026-12-04T14:20:00.000Z',
    text: 'Plutôt vendredi ?',
  })
  expect(kept[2]).toMatchObject({ sender: paul.email })
  expect(kept[4].text).toBe('Accepted: Entretien\nTrès bien, à jeudi !')
  expect((await seen(itv, ines)).replies).toEqual([])
  const waiting = (await noticesOf(camille)).filter(
    (notice: { kind: string; interview: { id: string } }) =>
      notice.kind === 'REPLY_RECEIVED' && notice.interview.id === itv.id,
  )
  expect(waiting).toHaveLength(7)
  expect(waiting.at(-1).body).toContain('Une autre heure est proposée')
})

test('BY-05 an invitation that comes back marks the address, until the person answers from it', async () => {
  const { itv, written, mail } = await invited()
  const back = mail.envelopeFrom
  expect(back).toMatch(/^bounce\+[0-9a-z]{50}@reply\.example\.org$/)
  await arrives(replies.bounce({ ...written, to: back }), { to: back })
  expect(await responseOf(itv)).toMatchObject({ response: 'NONE', addressFailed: true, state: 'NOT_DELIVERED' })
  expect(await noticesOf(camille)).toContainEqual(
    expect.objectContaining({
      kind: 'ADDRESS_FAILED',
      title: 'L’adresse de Inès Marchand ne reçoit pas de messages',
      interview: { id: itv.id },
    }),
  )
  await arrives(replies.gmail(written), written)
  expect(await responseOf(itv)).toMatchObject({ response: 'ACCEPTED', addressFailed: false })
})

test('BY-05 each invitation has an address of its own; the server knows no other, and has its limits', async () => {
  const { written } = await invited()
  const port = on.service.inboundPort!
  const [local] = written.to.split('@')
  const forged = `${local!.slice(0, -1)}${local!.endsWith('0') ? '1' : '0'}@reply.example.org`
  for (const address of [
    forged,
    `${local}@elsewhere.example.org`,
    'reply@reply.example.org',
    'postmaster@reply.example.org',
  ])
    await expect(sendRaw(port, address, 'Subject: x\r\n\r\n')).rejects.toMatchObject({ responseCode: 550 })
  await expect(
    sendRaw(port, written.to, `Subject: x\r\n\r\n${'x'.repeat(76).concat('\r\n').repeat(30_000)}`),
  ).rejects.toMatchObject({ responseCode: 552 })
  // Some servers change the case of what they answer to.
  expect(await sendRaw(port, written.to.toUpperCase(), Buffer.from(replies.gmail(written)))).toMatch(/^250/)
  const toCamille = on.mails.received.find(({ to }) => to === camille.email)!
  expect(appointmentIn(toCamille).organizer).not.toBe(written.to)
})

test('PE-14 every interviewer is invited and answers for himself', async () => {
  const { itv } = await invited({ interviewers: [{ personId: paul.id, name: paul.name }] })
  const { invitations } = await seen(itv)
  expect(invitations.map(({ person }: { person: { id: string } }) => person.id)).toEqual([ines.id, camille.id, paul.id])
  const toPaul = on.mails.received.find(({ to }) => to === paul.email)!
  expect(toPaul.mail.subject).toContain('Inès Marchand')
  expect(on.mails.received.find(({ to }) => to === ines.email)?.mail.text).toContain('Avec : Camille Roux, Paul Petit')
  await answer(as(paul), { invitationId: invitations[2].id, response: 'DECLINED' })
  expect(await responseOf(itv, paul)).toMatchObject({ response: 'DECLINED' })
  expect(await responseOf(itv)).toMatchObject({ response: 'NONE' })
})

test('II-02 an invitation to an informational interview says what to expect, in the mail and on the page of its link', async () => {
  const { mail, invitation } = await invited({ kind: 'INFORMATIONAL' })
  expect(mail.mail.text).toContain('aucune offre n’en découle')
  const { invitation: shown } = await on.api
    .as({ sub: ines.id, locale: 'en', link: { subject: invitation.id, act: 'ANSWER_INVITATION' } })
    .query(`query ($id: ID!) { invitation(id: $id) { kind expectation } }`, { id: invitation.id })
  expect(shown).toEqual({ kind: 'INFORMATIONAL', expectation: expect.stringContaining('no offer comes of it') })
})

const draft = async (name: string, input: object, who = camille) =>
  (
    await as(who).query(
      `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { result: ${name}(input: $input) { __typename
        ${name === 'inviteToInterview' ? '' : '... on InvitationDraft { state words sendAt }'} ... on ActionRefused { code } } }`,
      { input },
    )
  ).result
const plan = async () => {
  const itv = interview({ origin: 'PLANNED', eventId: null, eventName: null, hostId: null, changedBy: camille.id })
  await on.happen(interviewPlanned, itv)
  await on.settle()
  return itv
}

test('PE-22 a scheduled invitation reaches no calendar before its time, and can be edited and taken back until then', async () => {
  const itv = await plan()
  const interviewId = itv.id
  expect(await draft('scheduleInvitation', { interviewId, sendAt: '2026-11-23T09:00:00Z' })).toMatchObject({
    code: 'DRAFT_UNKNOWN',
  })
  expect(await draft('draftInvitation', { interviewId, words: 'Salle 12.' }, ines)).toMatchObject({
    code: 'INTERVIEW_UNKNOWN',
  })
  expect(await draft('draftInvitation', { interviewId, words: 'Salle 12.' })).toMatchObject({
    state: 'DRAFT',
    words: 'Salle 12.',
  })
  for (const sendAt of ['2026-11-22T08:00:00Z', '2026-12-03T09:00:00Z'])
    expect(await draft('scheduleInvitation', { interviewId, sendAt })).toMatchObject({ code: 'SEND_TIME_INVALID' })
  const sendAt = '2026-11-23T09:00:00.000Z'
  expect(await draft('scheduleInvitation', { interviewId, sendAt })).toMatchObject({ state: 'SCHEDULED', sendAt })
  expect(await draft('editInvitation', { interviewId, words: 'Salle 14.' })).toMatchObject({
    state: 'SCHEDULED',
    words: 'Salle 14.',
    sendAt,
  })
  expect(
    await draft('editInvitation', { interviewId, words: 'Salle 99.', sendAt: '2026-12-04T09:00:00Z' }),
  ).toMatchObject({
    code: 'SEND_TIME_INVALID',
  })
  on.clock.set(new Date('2026-11-23T08:59:59Z'))
  await on.settle()
  expect(on.mails.received).toEqual([])
  expect((await seen(itv)).invitations).toEqual([])
  on.clock.set(new Date(sendAt))
  expect(await draft('editInvitation', { interviewId, words: 'Salle 15.' })).toMatchObject({ code: 'INVITATION_LEFT' })
  await on.settle()
  expect(on.mails.received.map(({ to }) => to).sort()).toEqual([camille.email, ines.email])
  const toInes = on.mails.received.find(({ to }) => to === ines.email)!
  expect(toInes.mail.text).toContain('Message : Salle 14.')
  expect(appointmentIn(toInes)).toMatchObject({ method: 'REQUEST', sequence: 0 })
  expect(await draft('cancelInvitation', { interviewId })).toMatchObject({ code: 'INVITATION_LEFT' })
})

test('PE-22 cancelling the interview, or the invitation, lets nothing leave', async () => {
  const [off, back, now] = [await plan(), await plan(), await plan()]
  const sendAt = '2026-11-23T09:00:00.000Z'
  for (const { id: interviewId } of [off, back, now]) {
    await draft('draftInvitation', { interviewId })
    await draft('scheduleInvitation', { interviewId, sendAt })
  }
  await on.happen(interviewCancelled, { ...off, status: 'CANCELLED', sequence: 1 })
  expect(await draft('cancelInvitation', { interviewId: back.id })).toMatchObject({ state: 'CANCELLED' })
  expect(await draft('inviteToInterview', { interviewId: now.id })).toMatchObject({ __typename: 'Interview' })
  await on.settle()
  expect(on.mails.received).toHaveLength(2)
  on.clock.set(new Date('2026-11-24T09:00:00Z'))
  await on.settle()
  expect(on.mails.received).toHaveLength(2)
  expect((await seen(off)).invitations).toEqual([])
})
