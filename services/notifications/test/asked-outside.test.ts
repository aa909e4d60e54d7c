import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import {
  type EmployerUserState,
  employerRegistered,
  employerUserAdded,
  type InterviewState,
  informationalOfferWithdrawn,
  interviewAccepted,
  interviewCancelled,
  interviewReassigned,
  interviewRejected,
  interviewRequested,
  interviewTimesProposed,
  interviewTimesRefused,
  type PersonState,
  personRegistered,
} from '@passerelle/contracts'
import { newId } from '@passerelle/kernel'
import { answering } from './support/answering.ts'
import { type Notifications, startService } from './support/service.ts'
import { camille, ines, interview, person } from './support/world.ts'

let on: Notifications
const { noticesOf, newestNotice } = answering(() => on)

/** Their newest notice, as they read it in English. */
async function inEnglish({ id }: PersonState) {
  const { myNotices } = await on.api
    .as({ sub: id, locale: 'en' })
    .query('{ myNotices(first: 1) { nodes { kind title body } } }')
  return myNotices.nodes[0]
}
const [nina, omar] = [person('Nina Petit'), person('Omar Haddad', { locale: 'en' })]
beforeAll(async () => {
  on = await startService()
  for (const one of [ines, camille, nina, omar]) await on.happen(personRegistered, one)
}, 60_000)
afterAll(() => on?.[Symbol.asyncDispose]())
afterEach(() => {
  on.mails.received.length = 0
})

const none = { eventId: null, eventName: null, hostId: null, slot: null } as const
const proposedTimes = [{ startsAt: '2026-12-08T09:00:00.000Z', endsAt: '2026-12-08T09:20:00.000Z' }]

/** Inès asks outside any event: Camille, who reads English, unless told otherwise. */
async function asked(more: Partial<InterviewState> = {}) {
  const itv = interview({ ...none, kind: 'INFORMATIONAL', status: 'REQUESTED', offerId: newId('ifo'), ...more })
  await on.happen(interviewRequested, itv)
  await on.settle()
  return itv
}
const mailsTo = ({ email }: PersonState) => on.mails.received.filter(({ to }) => to === email).map(({ mail }) => mail)
const byNina = { recruiter: nina.id, recruiterName: nina.name }

test('II-18 who is asked outside events is told by notice and mail what to expect, and by name who asks', async () => {
  const itv = await asked()
  const [mail] = mailsTo(camille)
  expect(mail!.subject).toBe('Inès Marchand asks you for an interview')
  expect(mail!.text).toContain('no position is at stake')
  expect(await newestNotice(itv, camille)).toMatchObject({ kind: 'REQUEST_RECEIVED' })
})

test('II-18 who answers for a company is told that the company is asked, in French and in English', async () => {
  await asked({ asksCompany: true })
  expect(mailsTo(camille)[0]!.subject).toBe('Inès Marchand asks Cosling for an informational interview')
  expect(mailsTo(camille)[0]!.text).toContain('hand the request to a colleague')
  expect(await inEnglish(camille)).toMatchObject({
    ...{ title: 'Inès Marchand asks Cosling for an informational interview' },
    ...{ body: 'Answer it yourself, or hand the request to a colleague.' },
  })
  const toNina = await asked({ asksCompany: true, ...byNina })
  expect(mailsTo(nina)[0]!.subject).toBe('Inès Marchand demande un entretien d’information à Cosling')
  expect(mailsTo(nina)[0]!.text).toContain('confiez la demande à un collègue')
  expect(await newestNotice(toNina, nina)).toMatchObject({
    ...{ title: 'Inès Marchand demande un entretien d’information à Cosling' },
    ...{ body: 'Répondez vous-même, ou confiez la demande à un collègue.' },
  })
})

test('II-18 whom the company names is asked, and the talent is told who answers', async () => {
  const itv = await asked({ asksCompany: true })
  on.mails.received.length = 0
  await on.happen(interviewReassigned, { ...itv, ...byNina, asksCompany: false, changedBy: camille.id })
  await on.settle()
  expect(mailsTo(nina).map(({ subject }) => subject)).toEqual(['Inès Marchand vous propose un entretien'])
  expect(await newestNotice(itv, nina)).toMatchObject({ kind: 'INTERVIEW_TAKEN_OVER' })
  expect(await newestNotice(itv, ines)).toMatchObject({
    ...{ kind: 'REQUEST_NAMED', title: 'Cosling a désigné quelqu’un pour votre entretien' },
    ...{ body: 'Nina Petit (Cosling) répond à votre demande.' },
  })
})

test('II-18 the talent is told of a yes with the times, and of a no with the reason', async () => {
  const yes = await asked()
  await on.happen(interviewAccepted, { ...yes, status: 'IN_SCHEDULING', proposedTimes, changedBy: camille.id })
  await on.settle()
  expect(mailsTo(ines)[0]!.text).toContain('mardi 8 décembre 2026, 10:00–10:20')
  const no = await asked()
  await on.happen(interviewRejected, { ...no, status: 'REJECTED', reason: 'Pas ce mois-ci.', changedBy: camille.id })
  await on.settle()
  expect(await newestNotice(no, ines)).toMatchObject({
    ...{ kind: 'REQUEST_REJECTED', body: expect.stringContaining('Pas ce mois-ci.') },
  })
})

test('II-18 that no time suits is told to whoever proposed them, and other times to the talent', async () => {
  const itv = { ...(await asked()), status: 'IN_SCHEDULING' as const }
  on.mails.received.length = 0
  const reason = 'Plutôt le soir.'
  await on.happen(interviewTimesRefused, { ...itv, proposedTimes: [], reason, changedBy: ines.id })
  await on.settle()
  expect(mailsTo(camille)[0]!.subject).toBe('None of your times suits Inès Marchand')
  expect(mailsTo(camille)[0]!.text).toContain(reason)
  expect(await newestNotice(itv, camille)).toMatchObject({
    ...{ kind: 'TIMES_REFUSED', body: expect.stringContaining(reason) },
  })
  await on.happen(interviewTimesProposed, { ...itv, proposedTimes, reason: null, changedBy: camille.id })
  await on.settle()
  expect(mailsTo(ines)[0]!.subject).toBe('Camille Roux (Cosling) vous propose d’autres dates d’entretien')
  expect(mailsTo(ines)[0]!.text).toContain('mardi 8 décembre 2026, 10:00–10:20')
  expect(await newestNotice(itv, ines)).toMatchObject({ kind: 'TIMES_PROPOSED' })
})

test('SI-09 (part) when the company is declined both hear why the request has ended', async () => {
  const itv = await asked()
  await on.happen(interviewCancelled, {
    ...{ ...itv, status: 'CANCELLED', cancellationCause: 'EMPLOYER_DECLINED', changedBy: omar.id },
  })
  await on.settle()
  expect(await newestNotice(itv, ines)).toMatchObject({
    ...{ kind: 'REQUEST_CANCELLED', body: expect.stringContaining('l’école ne travaille plus avec Cosling') },
  })
  expect(await inEnglish(camille)).toMatchObject({
    ...{ kind: 'REQUEST_CANCELLED', body: expect.stringContaining('the school no longer works with Cosling') },
  })
})

/** A company with an owner and an admin, and Camille, who answers for it. */
async function company() {
  const employerId = newId('emp')
  await on.happen(employerRegistered, { ...employerRegistered.example, id: employerId, name: 'Cosling' })
  const user = (personId: PersonState['id'], role: EmployerUserState['role']): EmployerUserState => ({
    ...{ ...employerUserAdded.example, id: newId('eus'), employerId, personId, role, active: true },
  })
  const her = user(camille.id, 'RECRUITER')
  for (const one of [her, user(nina.id, 'ADMIN'), user(omar.id, 'OWNER')]) await on.happen(employerUserAdded, one)
  await on.settle()
  const offer = { ...informationalOfferWithdrawn.example, employerId, employerUserId: her.id, personId: camille.id }
  return { ...offer, id: newId('ifo'), forCompany: true, open: false, left: true }
}
const notAsked = async (who: PersonState) =>
  (await noticesOf(who)).filter(({ kind }: { kind: string }) => kind === 'COMPANY_NOT_ASKED')

test('II-18 those who run a company hear that it can be asked no more because who answered for it has left', async () => {
  await on.happen(informationalOfferWithdrawn, await company())
  await on.settle()
  expect(await notAsked(nina)).toMatchObject([{ title: expect.stringContaining('à Cosling') }])
  expect(await inEnglish(omar)).toMatchObject({
    ...{ kind: 'COMPANY_NOT_ASKED', title: 'Cosling can no longer be asked for informational interviews' },
  })
  expect(await notAsked(camille)).toEqual([])
})

test('II-18 of an offer that was withdrawn on purpose, or was somebody’s own, nobody else is told', async () => {
  const before = (await notAsked(nina)).length
  await on.happen(informationalOfferWithdrawn, { ...(await company()), left: false })
  await on.happen(informationalOfferWithdrawn, { ...(await company()), forCompany: false })
  await on.settle()
  expect(await notAsked(nina)).toHaveLength(before)
})
