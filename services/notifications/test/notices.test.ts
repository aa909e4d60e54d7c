import { afterAll, beforeAll, expect, test } from '@jest/globals'
import {
  approvalRequested,
  boothOpened,
  candidateRegistered,
  employerApproved,
  employerDeclined,
  employerRegistered,
  employerUserAdded,
  eventCancelled,
  eventPublished,
  interviewAccepted,
  interviewCancelled,
  interviewCompleted,
  interviewConfirmed,
  interviewRejected,
  interviewRequested,
  interviewRescheduled,
  jobApproved,
  jobDeclined,
  jobPosted,
  personRegistered,
  schoolRegistered,
} from '@passerelle/contracts'
import { newId, type PersonId } from '@passerelle/kernel'
import type { ReceivedMail } from './support/mail-server.ts'
import { type Notifications, startService } from './support/service.ts'
import { camille, ines, interview, later, person } from './support/world.ts'

/** Somebody with an address of their own. */
const own = (name: string, locale: 'fr' | 'en' = 'fr') =>
  person(name, { locale, email: `${crypto.randomUUID()}@example.org` })

/** A school with Claire, a company with Oscar and Léa, and what is between them. */
async function acquainted() {
  const [claire, oscar, lea] = [own('Claire Dupré'), own('Oscar Owner', 'en'), own('Léa Petit')]
  const school = {
    id: newId('sch'),
    name: 'École Rive Gauche',
    city: 'Paris',
    timeZone: 'Europe/Paris',
    staff: [{ personId: claire.id, permissions: ['APPROVE_EMPLOYERS', 'APPROVE_JOBS', 'MANAGE_EVENTS'] as never }],
  }
  const employer = {
    id: newId('emp'),
    name: 'Cosling',
    registrationNumber: '73282932000074',
    website: null,
    city: null,
    industry: null,
  }
  const works = (personId: PersonId, role: 'OWNER' | 'RECRUITER') => ({
    id: newId('eus'),
    employerId: employer.id,
    personId,
    role,
    active: true,
  })
  const approval = {
    id: newId('apr'),
    schoolId: school.id,
    employerId: employer.id,
    state: 'PENDING' as const,
    roles: [],
    requestedBy: lea.id,
    requestedAt: '2026-11-22T09:00:00.000Z',
    decidedBy: null,
    decidedAt: null,
    reason: null,
  }
  const fair = {
    id: newId('evt'),
    schoolId: school.id,
    name: 'Forum des entreprises',
    timeZone: 'Europe/Paris',
    days: [{ date: '2026-12-03', opensAt: '09:00', closesAt: '17:00' }],
    durations: [20],
    requestPolicy: 'BOTH' as const,
    creditsPerParticipant: null,
    state: 'PUBLISHED' as const,
  }
  const review = {
    id: newId('jrv'),
    schoolId: school.id,
    state: 'PENDING' as const,
    reasons: [],
    comment: null,
    reviewer: null,
  }
  const job = {
    id: newId('job'),
    employerId: employer.id,
    title: 'Ingénieure logiciel',
    city: null,
    postedBy: lea.id,
    duplicatedFrom: null,
    reviews: [review],
    reviewId: null,
  }
  for (const one of [claire, oscar, lea]) await on.happen(personRegistered, one)
  await on.happen(schoolRegistered, school)
  await on.happen(employerRegistered, employer)
  for (const user of [works(oscar.id, 'OWNER'), works(lea.id, 'RECRUITER')]) await on.happen(employerUserAdded, user)
  await on.happen(eventPublished, fair)
  await on.settle()
  return { claire, oscar, lea, school, employer, approval, fair, review, job }
}

let on: Notifications
beforeAll(async () => {
  on = await startService()
  for (const one of [ines, camille]) await on.happen(personRegistered, one)
}, 60_000)
afterAll(() => on?.[Symbol.asyncDispose]())

const noticesOf = async (who: { id: string; locale: string }) => {
  const { myNotices } = await on.api
    .as({ sub: who.id, locale: who.locale as 'fr', tz: 'Europe/Paris' })
    .query(
      `{ myNotices(first: 100) { edges { node { kind title body interview { id } event { id } employer { id } school { id } job { id } } } } }`,
    )
  return myNotices.edges.map((edge: { node: Record<string, unknown> }) => edge.node)
}
const newest = async (who: { id: string; locale: string }) => (await noticesOf(who))[0]
const mailsTo = ({ email }: { email: string }) => on.mails.received.filter(({ to }) => to === email)
const subjects = (mails: ReceivedMail[]) => mails.map(({ mail }) => mail.subject)

test('HS-06 a school is told of a request for approval, and the company that asks is not', async () => {
  const { approval, claire, employer, lea, school } = await acquainted()
  await on.happen(approvalRequested, approval)
  await on.settle()
  expect(await newest(claire)).toMatchObject({
    kind: 'APPROVAL_REQUESTED',
    title: 'Cosling demande une approbation',
    employer: { id: employer.id },
    school: { id: school.id },
    interview: null,
  })
  expect(await noticesOf(lea)).toEqual([])
})

test('HS-06 a company is told that a school has approved it, and by mail what it may do there', async () => {
  const { approval, claire, lea, oscar } = await acquainted()
  const roles = ['POST_EVENTS' as const, 'POST_JOBS' as const]
  await on.happen(employerApproved, { ...approval, state: 'APPROVED', roles, decidedBy: claire.id }, claire.id)
  await on.settle()
  expect(await newest(oscar)).toMatchObject({ kind: 'EMPLOYER_APPROVED', title: 'École Rive Gauche approved Cosling' })
  expect(await newest(lea)).toMatchObject({ kind: 'EMPLOYER_APPROVED', title: 'École Rive Gauche a approuvé Cosling' })
  expect(mailsTo(lea)[0]?.mail.text).toContain('Offres : publier des offres, examinées par l’école')
  expect(mailsTo(oscar)).toEqual([])
})

test('HS-06 a company is told for what reason a school has declined it', async () => {
  const { approval, claire, lea, oscar } = await acquainted()
  await on.happen(employerDeclined, { ...approval, state: 'DECLINED', reason: 'Numéro inconnu', decidedBy: claire.id })
  await on.settle()
  expect(await newest(oscar)).toMatchObject({
    kind: 'EMPLOYER_DECLINED',
    body: expect.stringContaining('Reason: Numéro inconnu'),
  })
  expect(mailsTo(lea)[0]?.mail.text).toContain('Motif : Numéro inconnu')
})

test('HS-16 a job to examine is told to those of the school who may approve it', async () => {
  const { claire, job } = await acquainted()
  await on.happen(jobPosted, job)
  await on.settle()
  const title = 'Une offre à examiner : Ingénieure logiciel'
  expect(await newest(claire)).toMatchObject({ kind: 'JOB_POSTED', job: { id: job.id }, title })
})

/** A job that the school has declined for its pay, told to the company. */
async function declinedJob() {
  const known = await acquainted()
  const reasons = ['PAY_STRUCTURE' as const]
  const declined = { ...known.review, state: 'DECLINED' as const, reasons, comment: 'Merci de préciser.' }
  await on.happen(jobDeclined, { ...known.job, reviews: [declined], reviewId: known.review.id })
  await on.settle()
  return known
}

test('HS-29 the reason for which a job is declined reaches the company in the application', async () => {
  const { lea, oscar } = await declinedJob()
  expect(await newest(lea)).toMatchObject({
    kind: 'JOB_DECLINED',
    body: 'Motif : mode de rémunération.\nMerci de préciser.',
  })
  expect(await newest(oscar)).toMatchObject({
    kind: 'JOB_DECLINED',
    body: 'Reason: pay structure.\nMerci de préciser.',
  })
})

test('HS-29 the reason for which a job is declined reaches whoever posted it by mail', async () => {
  const { lea } = await declinedJob()
  const mail = mailsTo(lea).at(-1)?.mail
  expect(mail?.subject).toBe('École Rive Gauche a refusé l’offre « Ingénieure logiciel »')
  expect(mail?.text).toContain('Motif : mode de rémunération\nCommentaire : Merci de préciser.')
})

test('HS-16 whoever posted a job is told that it is approved', async () => {
  const { job, lea, review } = await acquainted()
  await on.happen(jobApproved, { ...job, reviews: [{ ...review, state: 'APPROVED' }], reviewId: review.id })
  await on.settle()
  expect(await newest(lea)).toMatchObject({ kind: 'JOB_APPROVED' })
})

/** A fair to which the company comes and somebody is registered. */
async function visitedFair() {
  const known = await acquainted()
  const talent = own('Nadia Roy')
  await on.happen(personRegistered, talent)
  const booth = { id: newId('bth'), eventId: known.fair.id, employerId: known.employer.id, open: true }
  await on.happen(boothOpened, booth)
  const registration = {
    id: newId('reg'),
    eventId: known.fair.id,
    candidateId: newId('cnd'),
    personId: talent.id,
    active: true,
  }
  await on.happen(candidateRegistered, { ...registration, registeredAt: '2026-11-22T09:00:00.000Z' }, talent.id)
  await on.settle()
  return { ...known, talent }
}

test('whoever organises a fair is told which company takes part', async () => {
  const { claire, employer, fair } = await visitedFair()
  const booth = { kind: 'BOOTH_OPENED', event: { id: fair.id }, employer: { id: employer.id } }
  expect(await newest(claire)).toMatchObject(booth)
})

test('whoever registers for a fair is told so', async () => {
  const { talent } = await visitedFair()
  const title = 'Vous êtes inscrit à « Forum des entreprises »'
  expect(await newest(talent)).toMatchObject({ kind: 'REGISTERED', title })
})

test('a fair that is cancelled is told to all who come, and not to who cancelled it', async () => {
  const { claire, fair, lea, oscar, talent } = await visitedFair()
  await on.happen(eventCancelled, { ...fair, state: 'CANCELLED' }, claire.id)
  await on.settle()
  for (const who of [talent, lea, oscar])
    expect(await newest(who)).toMatchObject({ kind: 'EVENT_CANCELLED', event: { id: fair.id } })
  expect((await newest(claire)).kind).toBe('BOOTH_OPENED')
})

test('each step from a request to a completed interview is told to whom it concerns, and not to who did it', async () => {
  const itv = interview({ status: 'REQUESTED', slot: null, changedBy: ines.id })
  const inScheduling = { ...itv, status: 'IN_SCHEDULING' as const, changedBy: camille.id }
  const confirmed = { ...itv, status: 'CONFIRMED' as const, slot: later }
  const told = async (contract: typeof interviewRequested, state: typeof itv) => {
    on.mails.received.length = 0
    const before = { ines: (await noticesOf(ines)).length, camille: (await noticesOf(camille)).length }
    await on.happen(contract, state)
    await on.settle()
    const since = async (who: typeof ines, count: number) =>
      (await noticesOf(who)).slice(0, -count || undefined).map(({ kind }: Record<string, unknown>) => kind)
    return { ines: await since(ines, before.ines), camille: await since(camille, before.camille) }
  }
  expect(await told(interviewRequested, itv)).toEqual({ ines: [], camille: ['REQUEST_RECEIVED'] })
  expect(subjects(mailsTo(camille))).toEqual(['Inès Marchand asks you for an interview'])
  expect(mailsTo(camille)[0]?.mail.text).toContain('Message: Votre équipe d’optimisation m’intéresse.')
  expect(await told(interviewAccepted, inScheduling)).toEqual({ ines: ['REQUEST_ACCEPTED'], camille: [] })
  expect(subjects(mailsTo(ines))).toEqual(['Camille Roux (Cosling) a accepté votre demande d’entretien'])
  expect(await told(interviewConfirmed, confirmed)).toEqual({
    ines: ['INTERVIEW_CONFIRMED'],
    camille: ['INTERVIEW_CONFIRMED'],
  })
  expect((await newest(ines)).body).toBe('Il aura lieu le jeudi 3 décembre 2026 à 15:00 (Europe/Paris, UTC+01:00).')
  expect(await told(interviewRescheduled, { ...confirmed, sequence: 1, changedBy: camille.id })).toEqual({
    ines: ['INTERVIEW_RESCHEDULED'],
    camille: [],
  })
  expect(await told(interviewCompleted, { ...confirmed, status: 'COMPLETED', changedBy: null })).toEqual({
    ines: ['INTERVIEW_COMPLETED'],
    camille: ['INTERVIEW_COMPLETED'],
  })
  const other = interview({ status: 'REQUESTED', slot: null, sentBy: 'RECRUITER', changedBy: camille.id })
  expect(await told(interviewRequested, other)).toEqual({ ines: ['REQUEST_RECEIVED'], camille: [] })
  expect(
    await told(interviewRejected, { ...other, status: 'REJECTED', changedBy: ines.id, reason: 'Non merci' }),
  ).toEqual({
    ines: [],
    camille: ['REQUEST_REJECTED'],
  })
  expect((await newest(camille)).body).toContain('Reason: Non merci')
  const third = interview({ status: 'REQUESTED', slot: null })
  await told(interviewRequested, third)
  expect(await told(interviewCancelled, { ...third, status: 'CANCELLED' })).toEqual({
    ines: [],
    camille: ['REQUEST_CANCELLED'],
  })
})
