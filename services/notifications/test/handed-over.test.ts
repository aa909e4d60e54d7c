import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import {
  type EmployerUserState,
  employerRegistered,
  employerUserAdded,
  employerUserRemoved,
  type InterviewState,
  interviewCancelled,
  interviewConfirmed,
  interviewerLeft,
  interviewReassigned,
  interviewRequested,
  interviewRescheduled,
  type PersonState,
  personRegistered,
} from '@passerelle/contracts'
import { newId } from '@passerelle/kernel'
import { answering } from './support/answering.ts'
import { appointmentIn, heardBy } from './support/read-mail.ts'
import { type Notifications, startService } from './support/service.ts'
import { camille, ines, interview, later, person } from './support/world.ts'

let on: Notifications
const { as, invited, noticesOf, responseOf } = answering(() => on)
const [nina, omar] = [person('Nina Petit'), person('Omar Haddad', { locale: 'en' })]
beforeAll(async () => {
  on = await startService()
  for (const one of [ines, camille, nina, omar]) await on.happen(personRegistered, one)
}, 60_000)
afterAll(() => on?.[Symbol.asyncDispose]())
afterEach(() => {
  on.mails.received.length = 0
  on.mails.answer = {}
})

const mailsTo = ({ email }: PersonState) => on.mails.received.filter(({ to }) => to === email)
const toNina = { recruiter: nina.id, recruiterName: nina.name, changedBy: omar.id }
const kindsOf = async (who: PersonState, itv: InterviewState) =>
  (await noticesOf(who)).flatMap((notice: { kind: string; interview: { id: string } | null }) =>
    notice.interview?.id === itv.id ? [notice.kind] : [],
  )

async function handedOver(itv: InterviewState) {
  await on.happen(interviewReassigned, { ...itv, ...toNina, sequence: 1 })
  await on.settle()
}

test('SI-04 (part) handed over, the talent’s appointment follows, the one gets it and the other gives it back', async () => {
  const { itv } = await invited()
  await handedOver(itv)
  expect(heardBy(on.mails.received, ines.email)).toEqual(['REQUEST 0', 'REQUEST 1'])
  expect(heardBy(on.mails.received, nina.email)).toEqual(['REQUEST 1'])
  expect(heardBy(on.mails.received, camille.email)).toEqual(['REQUEST 0', 'CANCEL 1'])
  const uids = on.mails.received.map((mail) => appointmentIn(mail).uid)
  expect(new Set(uids)).toEqual(new Set([`${itv.id}@passerelle`]))
})

test('SI-04 (part) the talent is told once who leads the interview, and no cancellation', async () => {
  const { itv } = await invited()
  await handedOver(itv)
  const [, mail] = mailsTo(ines)
  expect(mail!.mail.subject).toBe(
    'Nouvel interlocuteur : entretien avec Nina Petit (Cosling), jeudi 3 décembre 2026 à 10:00',
  )
  expect(mail!.mail.text).toContain('sera mené par Nina Petit, de Cosling')
  expect(await kindsOf(ines, itv)).toEqual(['INTERVIEW_REASSIGNED', 'INTERVIEW_CONFIRMED'])
  expect(await kindsOf(nina, itv)).toEqual(['INTERVIEW_TAKEN_OVER'])
  expect((await kindsOf(camille, itv))[0]).toBe('INTERVIEW_HANDED_OVER')
})

test('SI-04 (part) what the talent has answered about the time stands', async () => {
  const { itv, invitation } = await invited()
  const input = { invitationId: invitation.id, response: 'ACCEPTED' }
  const answer = 'mutation ($input: AnswerInvitationInput!) { answerInvitation(input: $input) { __typename } }'
  await as(ines).query(answer, { input })
  await handedOver(itv)
  const { nodes } = (
    await as(nina).query(
      `query ($id: ID!) { _entities(representations: [{ __typename: "Interview", id: $id }]) { ... on Interview {
        invitations { nodes { response person { id } } } } } }`,
      { id: itv.id },
    )
  )._entities[0].invitations
  expect(nodes).toContainEqual({ response: 'ACCEPTED', person: { id: ines.id } })
  expect(await responseOf(itv)).toBeUndefined()
})

test('SI-04 (part) a request in other hands is told to the talent, and asks its new recruiter', async () => {
  const itv = interview({ status: 'REQUESTED', slot: null })
  await on.happen(interviewRequested, itv)
  await on.settle()
  on.mails.received.length = 0
  await on.happen(interviewReassigned, { ...itv, ...toNina })
  await on.settle()
  expect(on.mails.received.map(({ to }) => to)).toEqual([nina.email])
  expect(await kindsOf(ines, itv)).toEqual(['INTERVIEW_REASSIGNED'])
})

test('SI-04 (part) moved before the mail of the handing over has left, the talent gets one mail, with the new time', async () => {
  const { itv } = await invited()
  on.mails.answer = { rcpt: (address) => (address === ines.email ? 451 : undefined) }
  await handedOver(itv)
  await on.happen(interviewRescheduled, { ...itv, ...toNina, slot: later, sequence: 2 })
  await on.settle()
  on.mails.answer = {}
  on.clock.advance(3_600_000)
  await on.settle()
  expect(heardBy(on.mails.received, ines.email).at(-1)).toBe('REQUEST 2')
})

/** A company with an owner and an admin, and Camille, who leads its interviews. */
async function company() {
  const employerId = newId('emp')
  await on.happen(employerRegistered, { ...employerRegistered.example, id: employerId, name: 'Cosling' })
  const user = (personId: PersonState['id'], role: EmployerUserState['role']): EmployerUserState => ({
    ...{ ...employerUserAdded.example, id: newId('eus'), employerId, personId, role, active: true },
  })
  const her = user(camille.id, 'RECRUITER')
  for (const one of [her, user(nina.id, 'ADMIN'), user(omar.id, 'OWNER')]) await on.happen(employerUserAdded, one)
  await on.settle()
  const leaves = async () => {
    await on.happen(employerUserRemoved, { ...her, active: false }, nina.id)
    await on.settle()
  }
  return { employerId, her, leaves }
}

const lapsed = { cancellationCause: 'RECRUITER_LEFT' } as const

const left = async (who: PersonState) =>
  (await noticesOf(who)).filter(({ kind }: { kind: string }) => kind === 'COLLEAGUE_LEFT')

test('SI-04 (part) those who run a company are told at once, in their language, what stands of somebody who has left it', async () => {
  const { employerId, leaves } = await company()
  await on.happen(interviewConfirmed, interview({ employerId }))
  await on.happen(
    interviewRequested,
    interview({ employerId, status: 'REQUESTED', slot: null, talentName: 'Hugo Blanc' }),
  )
  await on.settle()
  await leaves()
  const [mail] = mailsTo(nina)
  expect(mail!.mail.subject).toBe('Camille Roux a quitté Cosling : 2 entretiens à confier')
  expect(mail!.mail.text).toMatch(/jeudi 3 décembre 2026 à 10:00 : Inès Marchand/)
  expect(mail!.mail.text).toMatch(/Demande : Hugo Blanc/)
  expect(mailsTo(omar).map(({ mail }) => mail.subject)).toEqual([
    'Camille Roux has left Cosling: 2 interviews to hand over',
  ])
  expect((await left(nina))[0]).toMatchObject({ title: 'Camille Roux a quitté Cosling : 2 entretiens à confier' })
  expect(await left(camille)).toEqual([])
})

test('SI-04 (part) nobody is told of somebody who leaves nothing behind', async () => {
  const { employerId, leaves } = await company()
  const known = (await left(nina)).length
  await on.happen(interviewCancelled, interview({ employerId, status: 'CANCELLED' }))
  await on.settle()
  await leaves()
  expect([(await left(nina)).length, mailsTo(omar)]).toEqual([known, []])
})

test('SI-04 (part) nobody is told of the leaving of somebody who works for the company again, under another id', async () => {
  const { employerId, her, leaves } = await company()
  const known = (await left(nina)).length
  await on.happen(interviewConfirmed, interview({ employerId }))
  await on.happen(employerUserAdded, { ...her, id: newId('eus') })
  await on.settle()
  await leaves()
  expect((await left(nina)).length).toBe(known)
})

test('SI-04 (part) when word of an interview comes after that of its recruiter’s leaving, those who run the company hear all the same', async () => {
  const { employerId, leaves } = await company()
  const known = (await left(omar)).length
  await leaves()
  const itv = interview({ employerId })
  await on.happen(interviewConfirmed, itv)
  await on.happen(interviewRescheduled, { ...itv, slot: later, sequence: 1 })
  await on.settle()
  expect((await left(omar)).length).toBe(known + 1)
  expect(mailsTo(omar).map(({ mail }) => mail.subject)).toEqual([
    'Camille Roux has left Cosling: one interview to hand over',
  ])
})

test('SI-04 (part) what was cancelled because nobody took it over is told to the talent and to those who run the company', async () => {
  const { employerId, leaves } = await company()
  const itv = interview({ employerId })
  await on.happen(interviewConfirmed, itv)
  await on.settle()
  await leaves()
  await on.happen(interviewCancelled, { ...itv, status: 'CANCELLED', sequence: 1, changedBy: null, ...lapsed })
  await on.settle()
  expect(heardBy(on.mails.received, ines.email)).toEqual(['REQUEST 0', 'CANCEL 1'])
  expect(mailsTo(ines).at(-1)!.mail.text).toContain('personne de Cosling n’est plus disponible')
  expect((await kindsOf(ines, itv))[0]).toBe('INTERVIEW_CANCELLED')
  for (const who of [nina, omar]) expect((await kindsOf(who, itv))[0]).toBe('INTERVIEW_UNDECIDED')
  // Who has left is told nothing of it, and reads no notice of the company any more.
  expect(await kindsOf(camille, itv)).toEqual([])
})

const panel = [nina, omar].map(({ id, name }) => ({ personId: id, name }))

async function omarLeft(itv: InterviewState, more: Partial<InterviewState> = {}) {
  await on.happen(interviewerLeft, { ...itv, interviewers: panel.slice(0, 1), sequence: 1, ...more })
  await on.settle()
}

test('SI-04 (part) when one of several interviewers has left, the others and the talent are told once, with their appointment', async () => {
  const { itv } = await invited({ interviewers: panel })
  on.mails.received.length = 0
  await omarLeft(itv, { changedBy: nina.id })
  for (const who of [ines, camille, nina]) expect(heardBy(on.mails.received, who.email)).toEqual(['REQUEST 1'])
  expect(heardBy(on.mails.received, omar.email)).toEqual(['CANCEL 1'])
  for (const who of [ines, camille, nina]) {
    expect(await kindsOf(who, itv)).toEqual(['INTERVIEWER_LEFT', 'INTERVIEW_CONFIRMED'])
  }
  expect(await kindsOf(omar, itv)).toEqual(['INTERVIEW_CONFIRMED'])
})

test('SI-04 (part) what is said of an interviewer who has left is true, in French and in English', async () => {
  const { itv } = await invited({ interviewers: panel })
  on.mails.received.length = 0
  await omarLeft(itv)
  const [french, english] = [mailsTo(ines)[0]!.mail, mailsTo(camille)[0]!.mail]
  expect(french.text).toContain('Une personne de Cosling ne participe plus à l’entretien')
  expect(french.text).toContain('Le rendez-vous tient, avec Camille Roux, Nina Petit.')
  expect(french.text).not.toContain('Omar')
  expect(english.subject).toMatch(/^One interviewer fewer: interview with Inès Marchand/)
  const [notice] = await noticesOf(ines)
  expect(notice).toMatchObject({ title: 'Omar Haddad ne participe plus à l’entretien avec Camille Roux (Cosling)' })
})

test('SI-04 (part) a planned interview to which nobody is invited yet: the company’s people are told, the talent is not', async () => {
  const itv = interview({ origin: 'PLANNED', sentBy: 'RECRUITER', eventId: null, interviewers: panel })
  await on.happen(interviewConfirmed, itv)
  await on.settle()
  await omarLeft(itv)
  expect(on.mails.received).toEqual([])
  expect((await kindsOf(camille, itv))[0]).toBe('INTERVIEWER_LEFT')
  expect(await kindsOf(ines, itv)).toEqual([])
})

test('SI-04 (part) a new time that has not left yet is said still, when an interviewer leaves', async () => {
  const { itv } = await invited({ interviewers: panel })
  on.mails.answer = { rcpt: (address) => (address === ines.email ? 451 : undefined) }
  await on.happen(interviewRescheduled, { ...itv, slot: later, sequence: 1 })
  await on.settle()
  await omarLeft(itv, { slot: later, sequence: 2 })
  on.mails.answer = {}
  on.clock.advance(3_600_000)
  await on.settle()
  expect(heardBy(on.mails.received, ines.email).at(-1)).toBe('REQUEST 2')
  expect(mailsTo(ines).at(-1)!.mail.subject).toMatch(/^Nouvelle heure/)
})
