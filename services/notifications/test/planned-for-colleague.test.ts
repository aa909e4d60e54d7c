import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import {
  employerUserAdded,
  employerUserRemoved,
  interviewCancelled,
  interviewPlanned,
  interviewRescheduled,
  type PersonState,
  personRegistered,
} from '@passerelle/contracts'
import { answering } from './support/answering.ts'
import { heardBy } from './support/read-mail.ts'
import { type Notifications, startService } from './support/service.ts'
import { camille, ines, interview, later, person } from './support/world.ts'

let on: Notifications
const { as, noticesOf } = answering(() => on)
const [nina, omar] = [person('Nina Petit'), person('Omar Haddad')]
beforeAll(async () => {
  on = await startService()
  for (const one of [ines, camille, nina, omar]) await on.happen(personRegistered, one)
}, 60_000)
afterAll(() => on?.[Symbol.asyncDispose]())
afterEach(() => {
  on.mails.received.length = 0
})

/** Nina planned it for Camille, who leads it with Omar. */
async function planned() {
  const itv = interview({
    ...{ origin: 'PLANNED', eventId: null, eventName: null, hostId: null, changedBy: nina.id },
    ...{ plannedBy: nina.id, plannedByName: nina.name, interviewers: [{ personId: omar.id, name: omar.name }] },
  })
  await on.happen(interviewPlanned, itv)
  await on.settle()
  return itv
}

const noticesAbout = async (who: PersonState, { id }: { id: string }) =>
  (await noticesOf(who)).filter((notice: { interview: { id: string } | null }) => notice.interview?.id === id)
const kindsOf = async (who: PersonState, itv: { id: string }) =>
  (await noticesAbout(who, itv)).map(({ kind }: { kind: string }) => kind)
const invite = async (who: PersonState, { id }: { id: string }) =>
  (
    await as(who).query(
      `mutation ($id: ID!) { inviteToInterview(input: { interviewId: $id }) { ... on Interview {
        invitations { nodes { id person { id } response } } } ... on ActionRefused { code } } }`,
      { id },
    )
  ).inviteToInterview

test('PE-27 who leads an interview that a colleague planned reads so in a notice', async () => {
  const itv = await planned()
  const [notice] = await noticesAbout(camille, itv)
  expect([notice.kind, notice.body]).toEqual(['INTERVIEW_PLANNED', expect.stringContaining('Nina Petit l’a planifié.')])
  expect([await kindsOf(omar, itv), await kindsOf(nina, itv), await kindsOf(ines, itv)]).toEqual([
    ['INTERVIEW_PLANNED'],
    [],
    [],
  ])
})

test('PE-27 who leads an interview that a colleague planned is told by mail, and nobody else', async () => {
  await planned()
  expect(on.mails.received.map(({ to, mail }) => [to, mail.subject])).toEqual([
    [camille.email, expect.stringContaining('Nina Petit planned an interview for you: Inès Marchand')],
  ])
})

test('PE-27 who planned it invites to it, and is invited only where they take part', async () => {
  const itv = await planned()
  const { invitations } = await invite(nina, itv)
  const persons = invitations.nodes.map((invitation: { person: { id: string } }) => invitation.person.id)
  expect(persons.sort()).toEqual([ines.id, camille.id, omar.id].sort())
  await on.settle()
  expect(heardBy(on.mails.received, nina.email)).toEqual([])
})

test('PE-27 a colleague who neither planned nor leads it does not invite', async () => {
  const itv = await planned()
  expect(await invite(omar, itv)).toEqual({ code: 'INTERVIEW_UNKNOWN' })
})

test('PE-27 who planned it and who leads it hear of the answer', async () => {
  const itv = await planned()
  const { invitations } = await invite(nina, itv)
  const { id } = invitations.nodes.find(({ person }: { person: { id: string } }) => person.id === ines.id)
  await as(ines).query(
    `mutation ($id: ID!) { answerInvitation(input: { invitationId: $id, response: DECLINED, comment: "Je suis en cours." }) {
      ... on Invitation { id } } }`,
    { id },
  )
  await on.settle()
  for (const who of [nina, camille]) expect(await kindsOf(who, itv)).toContain('INVITATION_ANSWERED')
  expect(await kindsOf(omar, itv)).not.toContain('INVITATION_ANSWERED')
  const { invitation } = await as(nina).query('query ($id: ID!) { invitation(id: $id) { response comment } }', { id })
  expect(invitation).toEqual({ response: 'DECLINED', comment: 'Je suis en cours.' })
})

test('PE-27 who planned it hears what the others do with it', async () => {
  const itv = await planned()
  await on.happen(interviewRescheduled, { ...itv, slot: later, sequence: 1, changedBy: camille.id })
  await on.settle()
  await on.happen(interviewCancelled, { ...itv, status: 'CANCELLED', sequence: 2, changedBy: camille.id })
  await on.settle()
  expect((await kindsOf(nina, itv)).sort()).toEqual(['INTERVIEW_CANCELLED', 'INTERVIEW_RESCHEDULED'])
})

test('PE-27 who planned it and has left the company hears nothing more and does not invite', async () => {
  const itv = await planned()
  const user = { ...employerUserAdded.example, employerId: itv.employerId, personId: nina.id }
  await on.happen(employerUserAdded, { ...user, active: true })
  await on.happen(employerUserRemoved, { ...user, active: false })
  await on.settle()
  await on.happen(interviewRescheduled, { ...itv, slot: later, sequence: 1, changedBy: camille.id })
  await on.settle()
  expect([await kindsOf(nina, itv), await invite(nina, itv)]).toEqual([[], { code: 'INTERVIEW_UNKNOWN' }])
})
