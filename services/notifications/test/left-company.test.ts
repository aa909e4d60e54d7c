import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import {
  type EmployerUserState,
  employerUserAdded,
  employerUserRemoved,
  interviewCancelled,
  interviewConfirmed,
  interviewRescheduled,
  matchProposed,
  offerAnswered,
  personRegistered,
} from '@passerelle/contracts'
import { newId } from '@passerelle/kernel'
import { answering } from './support/answering.ts'
import { appointmentIn, heardBy } from './support/read-mail.ts'
import { gmail } from './support/replies.ts'
import { type Notifications, startService } from './support/service.ts'
import { camille, ines, interview, later, match } from './support/world.ts'

let on: Notifications
const { as, arrives, invited, noticesOf, seen } = answering(() => on)
beforeAll(async () => {
  on = await startService()
  for (const one of [ines, camille]) await on.happen(personRegistered, one)
}, 60_000)
afterAll(() => on?.[Symbol.asyncDispose]())
afterEach(() => {
  on.mails.received.length = 0
})

function user(more: Partial<EmployerUserState>): EmployerUserState {
  return {
    ...employerUserAdded.example,
    id: newId('eus'),
    personId: camille.id,
    role: 'RECRUITER',
    active: true,
    ...more,
  }
}

/** Camille works for the company of an interview, and leaves it. */
async function leaves(employerId: EmployerUserState['employerId']) {
  const camilleThere = user({ employerId })
  await on.happen(employerUserAdded, camilleThere)
  await on.happen(employerUserRemoved, { ...camilleThere, active: false })
  await on.settle()
}

const own = 'query ($id: ID!) { invitation(id: $id) { id response } }'
const mailsOf = `query ($id: ID!) { _entities(representations: [{ __typename: "Interview", id: $id }]) {
  ... on Interview { messages { totalCount nodes { id } } invitation { id } invitationDraft { state } } } }`

test('AC-03 who has left the company reads no invitation, answer, reply or mail of its interviews', async () => {
  const { itv } = await invited()
  const mine = (await seen(itv)).invitations.find(({ person }: { person: { id: string } }) => person.id === camille.id)
  const reads = async (who: typeof ines) => (await as(who).query(mailsOf, { id: itv.id }))._entities[0]
  expect(await reads(camille)).toMatchObject({ messages: { totalCount: 1 }, invitation: { id: mine.id } })
  await leaves(itv.employerId)
  expect(await reads(camille)).toEqual({
    ...{ messages: { totalCount: 0, nodes: [] }, invitation: null, invitationDraft: null },
  })
  expect(await seen(itv)).toEqual({ invitations: [], replies: [] })
  expect((await as(camille).query(own, { id: mine.id })).invitation).toBeNull()
  expect(await reads(ines)).toMatchObject({ messages: { totalCount: 1 }, invitation: { id: expect.any(String) } })
})

test('AC-03 who works for the company again, under another id, reads what they were told there', async () => {
  const { itv } = await invited()
  await leaves(itv.employerId)
  const told = async () =>
    (await noticesOf(camille)).filter(({ interview: of }: { interview: { id: string } | null }) => of?.id === itv.id)
      .length
  expect(await told()).toBe(0)
  await on.happen(employerUserAdded, user({ employerId: itv.employerId }))
  await on.settle()
  expect(await told()).toBe(1)
  const [reads] = (await as(camille).query(mailsOf, { id: itv.id }))._entities
  expect(reads).toMatchObject({ messages: { totalCount: 1 }, invitation: { id: expect.any(String) } })
})

test('AC-03 who has left answers no invitation of the company: not here, by the link of its mail, or by mail', async () => {
  const { itv } = await invited()
  const mail = on.mails.received.findLast(({ to }) => to === camille.email)!
  const mine = (await seen(itv)).invitations.find(({ person }: { person: { id: string } }) => person.id === camille.id)
  await leaves(itv.employerId)
  const link = { subject: mine.id, act: 'ANSWER_INVITATION' }
  const answer = `mutation ($input: AnswerInvitationInput!) { answerInvitation(input: $input) { ... on Refusal { code } } }`
  for (const who of [as(camille), on.api.as({ sub: camille.id, link })]) {
    const { answerInvitation } = await who.query(answer, { input: { invitationId: mine.id, response: 'ACCEPTED' } })
    expect([answerInvitation, (await who.query(own, { id: mine.id })).invitation]).toEqual([
      { code: 'INVITATION_UNKNOWN' },
      null,
    ])
  }
  const { organizer: to, uid } = appointmentIn(mail)
  const written = { from: camille.email, to, uid, attendee: camille.email, partstat: 'ACCEPTED' }
  await arrives(gmail(written), written)
  expect(await seen(itv, ines)).toMatchObject({ invitations: [{ response: 'NONE' }, { response: 'NONE' }] })
})

test('AC-03 who has left is told nothing more, and their calendar gives the appointment back with the next change', async () => {
  const { itv } = await invited()
  await leaves(itv.employerId)
  const before = (await noticesOf(camille)).length
  await on.happen(interviewRescheduled, { ...itv, slot: later, sequence: 1 })
  await on.happen(interviewCancelled, { ...itv, slot: later, sequence: 2, status: 'CANCELLED', reason: 'Malade' })
  await on.settle()
  expect(heardBy(on.mails.received, camille.email)).toEqual(['REQUEST 0', 'CANCEL 1'])
  expect(heardBy(on.mails.received, ines.email).slice(-1)).toEqual(['CANCEL 2'])
  expect((await noticesOf(camille)).length).toBe(before)
  const last = on.mails.received.findLast(({ to }) => to === camille.email)!
  expect(last.mail.subject).toMatch(/^You no longer take part: interview of Thursday, 3 December 2026/)
  expect(last.mail.text).not.toMatch(/Malade|Inès/)
})

test('AC-03 who has left reads no notice of the company any more, and who is its candidate reads theirs', async () => {
  const { itv } = await invited()
  const about = async (who: typeof ines) => {
    const { myNotices } = await as(who).query('{ myNotices(first: 100) { totalCount nodes { id employer { id } } } }')
    const nodes: { id: string; employer: { id: string } | null }[] = myNotices.nodes
    expect(myNotices.totalCount).toBe(nodes.length)
    return nodes.filter(({ employer }) => employer?.id === itv.employerId).map(({ id }) => id)
  }
  const [hers, theirs] = [await about(camille), await about(ines)]
  expect([hers.length > 0, theirs.length > 0]).toEqual([true, true])
  await leaves(itv.employerId)
  expect([await about(camille), await about(ines)]).toEqual([[], theirs])
  const read = `mutation ($input: MarkNoticeReadInput!) { markNoticeRead(input: $input) { ... on Refusal { code } } }`
  const { markNoticeRead } = await as(camille).query(read, { input: { noticeId: hers[0] } })
  expect(markNoticeRead).toEqual({ code: 'NOTICE_UNKNOWN' })
})

test('AC-03 a mail that waits when its reader leaves the company is not sent', async () => {
  const itv = interview()
  await leaves(itv.employerId)
  await on.happen(interviewConfirmed, itv)
  await on.settle()
  expect([heardBy(on.mails.received, camille.email), heardBy(on.mails.received, ines.email)]).toEqual([
    [],
    ['REQUEST 0'],
  ])
})

test('AC-03 the contact of a match who has left the company gets no candidate proposed', async () => {
  const one = match()
  await on.happen(matchProposed, one)
  await leaves(one.employerId)
  await on.happen(offerAnswered, { ...one, state: 'CANDIDATE_ACCEPTED' })
  await on.settle()
  expect(on.mails.received.filter(({ to }) => to === camille.email)).toEqual([])
})

test('AC-03 who has left marks none of its notices as read when marking all', async () => {
  const { itv } = await invited()
  await leaves(itv.employerId)
  const markAll = 'mutation { markAllNoticesRead(input: {}) { ... on NoticesRead { count } } }'
  const { myNotices } = await as(camille).query('{ myNotices(first: 100, filter: { unread: true }) { totalCount } }')
  expect((await as(camille).query(markAll)).markAllNoticesRead.count).toBe(myNotices.totalCount)
})
