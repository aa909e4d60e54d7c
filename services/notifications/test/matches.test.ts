import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import {
  appointmentAnswered,
  appointmentWithdrawn,
  candidateAccepted,
  candidateRefused,
  type MatchState,
  matchCandidateLinked,
  matchEnded,
  matchInterviewCancelled,
  matchInterviewHeld,
  matchProposed,
  matchSteppedBack,
  offerAnswered,
  personRegistered,
  schoolRegistered,
} from '@passerelle/contracts'
import { newId } from '@passerelle/kernel'
import { passportFor } from '@passerelle/testkit'
import { linksIn } from './support/read-mail.ts'
import { type Notifications, startOfTime, startService } from './support/service.ts'
import { camille, ines, match, person } from './support/world.ts'

let on: Notifications
const [claire, oscar] = [person('Claire Dupré'), person('Oscar Owner')]
const schoolId = newId('sch')
const appointment = { startsAt: '2026-12-07T09:00:00.000Z', endsAt: '2026-12-07T09:45:00.000Z' }
const later = { startsAt: '2026-12-08T13:00:00.000Z', endsAt: '2026-12-08T13:45:00.000Z' }
beforeAll(async () => {
  on = await startService()
  for (const one of [ines, camille, claire, oscar]) await on.happen(personRegistered, one)
  const staff = [{ personId: claire.id, permissions: ['MANAGE_MATCHES'] as never }]
  await on.happen(schoolRegistered, { id: schoolId, name: 'École', city: 'Paris', timeZone: 'Europe/Paris', staff })
}, 60_000)
afterAll(() => on?.[Symbol.asyncDispose]())
afterEach(() => {
  on.mails.received.length = 0
  on.mails.answer = {}
  on.clock.set(new Date(startOfTime))
})

const by = (
  subject: MatchState['change']['subject'],
  author: MatchState['change']['author'],
  comment: string | null = null,
) => ({
  change: { subject, author, channel: 'INTERFACE' as const, comment, at: startOfTime },
})
const accepted = { state: 'CANDIDATE_ACCEPTED' as const, ...by('CANDIDATE', ines.id) }
const proposed = { state: 'APPOINTMENT_PROPOSED' as const, round: 1, appointment, ...by('COMPANY', camille.id) }
const subjectsTo = ({ email }: { email: string }) =>
  on.mails.received.filter(({ to }) => to === email).map(({ mail }) => mail.subject)

async function resolve(token: string): Promise<Record<string, unknown>> {
  const response = await fetch(`${on.service.url}/links/resolve`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', passport: await passportFor({ sub: 'gateway', gateway: true }) },
    body: JSON.stringify({ token }),
  })
  const answer = (await response.json()) as Record<string, unknown>
  return { ...answer, status: response.status }
}

/** The mails that propose a candidate who has changed his mind twice. */
async function proposals() {
  const one = match({ schoolId })
  await on.happen(matchProposed, one)
  await on.settle()
  expect(subjectsTo(camille)).toEqual([])
  for (const state of ['CANDIDATE_ACCEPTED', 'CANDIDATE_REFUSED', 'CANDIDATE_ACCEPTED'] as const) {
    await on.happen(offerAnswered, { ...one, ...accepted, state })
    await on.settle()
  }
  return on.mails.received.filter(({ mail }) => mail.subject?.includes('proposes Inès'))
}

test('HU-07 the proposal leaves when the candidate accepts, once', async () => {
  expect(await proposals()).toHaveLength(1)
})

test('HU-08 the proposal goes to the contact alone', async () => {
  expect((await proposals()).map(({ to }) => to)).toEqual([camille.email])
})

test('HU-10 the proposal has four links', async () => {
  const links = linksIn((await proposals())[0]!)
  expect(links.html).toHaveLength(4)
  expect(links.text).toEqual(links.html)
  const meant = await Promise.all(links.html.map(async (link) => (await resolve(link.split('/l/')[1]!)).act))
  expect(meant).toEqual(['VIEW_CANDIDATE', 'VIEW_JOB', 'ACCEPT_CANDIDATE', 'REFUSE_CANDIDATE'])
})

test('contact and school are told in the application of the candidate’s answer', async () => {
  await proposals()
  expect(await noticeKinds(camille)).toContain('CANDIDATE_PROPOSED')
  expect(await noticeKinds(claire)).toContain('OFFER_ANSWERED')
})

test('HU-07 a candidate who changes his mind before the mail has left takes it back, and lets it go by accepting again', async () => {
  const one = match({ schoolId })
  on.mails.answer.rcpt = (address) => (address === camille.email ? 451 : undefined)
  await on.happen(offerAnswered, { ...one, ...accepted })
  await on.settle()
  on.mails.answer = {}
  await on.happen(offerAnswered, { ...one, ...accepted, state: 'CANDIDATE_REFUSED' })
  await on.settle()
  on.clock.advance(60_000)
  await on.settle()
  expect(subjectsTo(camille)).toEqual([])
  await on.happen(offerAnswered, { ...one, ...accepted })
  await on.settle()
  expect(subjectsTo(camille)).toHaveLength(1)
})

test('HU-07 a contact who decides in the interface before the mail has left gets none; taken back, the proposal leaves', async () => {
  const one = match({ schoolId })
  on.mails.answer.rcpt = (address) => (address === camille.email ? 451 : undefined)
  await on.happen(offerAnswered, { ...one, ...accepted })
  await on.settle()
  expect(await mailsOf(camille, one)).toMatchObject([{ kind: 'CANDIDATE_PROPOSAL', state: 'QUEUED' }])
  on.mails.answer = {}
  await on.happen(candidateAccepted, { ...one, ...proposed })
  await on.settle()
  on.clock.advance(60_000)
  await on.settle()
  expect(subjectsTo(camille)).toEqual([])
  expect(await mailsOf(camille, one)).toMatchObject([{ kind: 'CANDIDATE_PROPOSAL', state: 'DROPPED' }])
  await on.happen(matchSteppedBack, {
    ...one,
    ...accepted,
    round: 2,
    withdrawn: appointment,
    ...by('SCHOOL', claire.id),
  })
  await on.settle()
  expect(subjectsTo(camille)).toHaveLength(1)
  expect(await mailsOf(camille, one)).toMatchObject([{ kind: 'CANDIDATE_PROPOSAL', state: 'SENT' }])
})

test('AC-04 contact and candidate each read the own mails about a match, and nobody another’s', async () => {
  const one = match({ schoolId })
  await on.happen(matchProposed, one)
  await on.happen(offerAnswered, { ...one, ...accepted })
  await on.settle()
  expect(await mailsOf(ines, one)).toMatchObject([{ kind: 'OFFER_PROPOSED', match: { id: one.id } }])
  const [mail] = await mailsOf(camille, one)
  expect(mail).toMatchObject({ kind: 'CANDIDATE_PROPOSAL', messageId: on.mails.received.at(-1)?.mail.messageId })
  expect(mail.text).toContain('/l/…')
  for (const other of [claire, oscar]) expect(await mailsOf(other, one)).toEqual([])
})

test('HU-18 a link holds for seven days from its mail, as often as it is asked', async () => {
  const one = match({ schoolId })
  // The first attempt fails and the second takes its time, so that it was written, begun and sent at three instants.
  on.mails.answer.data = () => 451
  await on.happen(offerAnswered, { ...one, ...accepted })
  await on.settle()
  on.mails.answer = {
    data: () => {
      on.clock.advance(5 * 60_000)
      return undefined
    },
  }
  on.clock.advance(10 * 60_000)
  await on.settle()
  const sentAt = on.clock()
  expect(sentAt.getTime() - Date.parse(startOfTime)).toBe(15 * 60_000)
  const [token] = linksIn(on.mails.received.at(-1)!).html.map((link) => link.split('/l/')[1]!)
  for (let time = 0; time < 3; time++)
    expect(await resolve(token!)).toMatchObject({ status: 200, state: 'OPEN', subject: one.id, personId: camille.id })
  on.clock.set(new Date(sentAt.getTime() + (7 * 24 * 60 - 1) * 60_000))
  expect(await resolve(token!)).toMatchObject({
    state: 'OPEN',
    act: 'VIEW_CANDIDATE',
    name: camille.name,
    email: camille.email,
    locale: 'en',
    timeZone: 'Europe/London',
    expiresAt: new Date(sentAt.getTime() + 7 * 24 * 3_600_000).toISOString(),
  })
  on.clock.set(new Date(sentAt.getTime() + (7 * 24 * 60 + 1) * 60_000))
  expect(await resolve(token!)).toMatchObject({ status: 200, state: 'EXPIRED' })
})

test('HU-18 tokens are kept as hashes only, and what is no token, or damaged, is unknown', async () => {
  await on.happen(offerAnswered, { ...match({ schoolId }), ...accepted })
  await on.settle()
  const tokens = linksIn(on.mails.received.at(-1)!).html.map((link) => link.split('/l/')[1]!)
  const tables = ['link', 'message', 'notice', 'outbox']
  for (const table of tables) {
    const rows = await on.orm.em.fork().execute<{ row: string }[]>(`select t::text as row from ${table} t`)
    for (const token of tokens) expect(rows.some(({ row }) => row.includes(token))).toBe(false)
  }
  for (const wrong of [`${tokens[0]}x`, tokens[0]!.slice(1), tokens[0]!.toUpperCase(), '', 'x'.repeat(10_000)])
    expect(await resolve(wrong)).toEqual({ status: 404, state: 'UNKNOWN' })
  const foreign = await fetch(`${on.service.url}/links/resolve`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', passport: await passportFor({ sub: camille.id }) },
    body: JSON.stringify({ token: tokens[0] }),
  })
  expect(foreign.status).toBe(403)
})

test('HU-34 accepting proposes a date, refusing after it withdraws it, and the candidate is told of both', async () => {
  const one = match({ schoolId })
  await on.happen(candidateAccepted, { ...one, ...proposed })
  await on.settle()
  expect(subjectsTo(ines)).toEqual(['Cosling vous propose un rendez-vous, lundi 7 décembre 2026 à 10:00'])
  await on.happen(candidateAccepted, { ...one, ...proposed, round: 2, appointment: later, withdrawn: appointment })
  await on.settle()
  expect(on.mails.received.at(-1)?.mail.text).toContain('remplace celle du lundi 7 décembre 2026 à 10:00')
  await on.happen(candidateRefused, {
    ...{ ...one, state: 'COMPANY_REFUSED', round: 3, withdrawn: later },
    ...by('COMPANY', camille.id, 'Poste pourvu.'),
  })
  await on.settle()
  const last = on.mails.received.at(-1)
  expect(last?.mail.subject).toBe('Rendez-vous retiré : Cosling, mardi 8 décembre 2026 à 14:00')
  expect(last?.mail.text).toContain('Message : Poste pourvu.')
  expect(await noticeKinds(ines)).toEqual(expect.arrayContaining(['APPOINTMENT_PROPOSED', 'APPOINTMENT_WITHDRAWN']))
  expect(subjectsTo(camille)).toEqual([])
})

test('HU-34 an appointment withdrawn before its mail has left leaves no mail at all', async () => {
  const one = match({ schoolId })
  on.mails.answer.rcpt = () => 451
  await on.happen(candidateAccepted, { ...one, ...proposed })
  await on.settle()
  on.mails.answer = {}
  await on.happen(candidateRefused, {
    ...{ ...one, state: 'COMPANY_REFUSED', round: 2, withdrawn: appointment },
    ...by('COMPANY', camille.id),
  })
  await on.settle()
  on.clock.advance(60_000)
  await on.settle()
  expect(on.mails.received).toEqual([])
})

test('HU-33 the contact hears of the answer to the appointment, and both of a time that was taken meanwhile', async () => {
  const one = match({ schoolId, ...proposed })
  await on.happen(appointmentAnswered, { ...one, state: 'APPOINTMENT_ACCEPTED', ...by('CANDIDATE', ines.id) })
  await on.settle()
  expect(subjectsTo(camille)).toEqual(['Inès Marchand accepts the appointment of Monday, 7 December 2026 at 09:00'])
  await on.happen(appointmentWithdrawn, {
    ...{ ...one, state: 'CANDIDATE_ACCEPTED', appointment: null, withdrawn: appointment },
    change: { subject: 'SYSTEM', author: null, channel: 'SYSTEM', comment: null, at: startOfTime },
  })
  await on.settle()
  expect(subjectsTo(camille)[1]).toMatch(/^The time is no longer free: appointment with Inès Marchand/)
  expect(subjectsTo(ines)[0]).toMatch(/^L’heure n’est plus libre : rendez-vous avec Cosling/)
  expect(await noticeKinds(claire)).toEqual(expect.arrayContaining(['APPOINTMENT_ANSWERED', 'APPOINTMENT_CLASHED']))
})

test('HU-07 a candidate who signs in later is told what waits, and of a step back what it takes back', async () => {
  const one = match({ schoolId, candidatePersonId: null })
  await on.happen(matchProposed, one)
  await on.settle()
  expect(on.mails.received).toEqual([])
  await on.happen(matchCandidateLinked, { ...one, candidatePersonId: ines.id, ...by('SYSTEM', ines.id) })
  await on.settle()
  expect(subjectsTo(ines)).toEqual(['École Rive Gauche vous propose une offre : Ingénieure logiciel, Cosling'])
  await on.happen(candidateAccepted, { ...one, candidatePersonId: ines.id, ...proposed })
  await on.settle()
  await on.happen(matchSteppedBack, {
    ...{ ...one, candidatePersonId: ines.id, state: 'CANDIDATE_ACCEPTED', round: 2, withdrawn: appointment },
    ...by('SCHOOL', claire.id),
  })
  await on.settle()
  expect(subjectsTo(ines).at(-1)).toMatch(/^Rendez-vous retiré/)
  expect(subjectsTo(oscar)).toEqual([])
})

async function mailsOf({ id }: { id: string }, about: MatchState) {
  const { data } = await on.api.as({ sub: id }).ask(
    `query ($them: [_Any!]!) { _entities(representations: $them) { ... on Match {
      messages { edges { node { kind state messageId text match { id } } } } } } }`,
    { them: [{ __typename: 'Match', id: about.id }] },
  )
  return data._entities[0].messages.edges.map(({ node }: { node: object }) => node)
}

async function noticeKinds({ id }: { id: string }): Promise<string[]> {
  const { myNotices } = await on.api
    .as({ sub: id })
    .query(`{ myNotices(first: 100) { edges { node { kind title body match { id } } } } }`)
  expect(myNotices.edges.every(({ node }: { node: { match: object } }) => node.match)).toBe(true)
  return myNotices.edges.map((edge: { node: { kind: string } }) => edge.node.kind)
}

test('PE-26 the mail that proposes an appointment says where it is', async () => {
  const one = match({ schoolId })
  const place = '12 rue Haute, Lyon'
  await on.happen(candidateAccepted, { ...one, ...proposed, appointment: { ...appointment, place } })
  await on.settle()
  const mail = on.mails.received.findLast(({ to }) => to === ines.email)
  expect(mail!.mail.text).toContain('Lieu : 12 rue Haute, Lyon')
})

const ended = { state: 'JOB_OVER' as const, ...by('SYSTEM', null) }
const noticesOf = async (who: { id: typeof ines.id }, matchId: string) => {
  const { myNotices } = await on.api
    .as({ sub: who.id })
    .query('{ myNotices(first: 100) { edges { node { kind title body match { id } } } } }')
  return myNotices.edges
    .map(({ node }: { node: { kind: string; title: string; match: { id: string } | null } }) => node)
    .filter((one: { match: { id: string } | null }) => one.match?.id === matchId)
}

test('HU-38 when the job is over candidate, contact and school are told once, in their language', async () => {
  const one = match({ schoolId })
  await on.happen(matchProposed, one)
  await on.happen(offerAnswered, { ...one, ...accepted })
  await on.settle()
  await on.happen(candidateAccepted, { ...one, ...proposed })
  await on.settle()
  on.mails.received.length = 0
  await on.happen(matchEnded, { ...one, ...ended, round: 1, withdrawn: appointment })
  await on.settle()
  expect(subjectsTo(ines)).toEqual([`Offre fermée : ${one.jobTitle}, Cosling`])
  expect(subjectsTo(camille)).toEqual([`Job closed: ${one.jobTitle}, Cosling`])
  const [french, english] = [ines, camille].map(
    ({ email }) => on.mails.received.find(({ to }) => to === email)!.mail.text,
  )
  expect(french).toMatch(/n’est plus ouverte : votre mise en relation est terminée/)
  expect(french).toMatch(/rendez-vous proposé le lundi 7 décembre 2026 à 10:00 .* ne tient plus/)
  expect(english).toMatch(/is no longer open at .*: the match with Inès Marchand has ended/)
  for (const who of [ines, camille, claire]) {
    const told = (await noticesOf(who, one.id)).filter(({ kind }: { kind: string }) => kind === 'MATCH_ENDED')
    expect([who.name, told.length]).toEqual([who.name, 1])
  }
})

test('HU-38 who has had no mail about a match gets none about its end', async () => {
  const one = match({ schoolId })
  await on.happen(matchProposed, one)
  await on.settle()
  await on.happen(matchEnded, { ...one, ...ended })
  await on.settle()
  expect(subjectsTo(ines)).toHaveLength(2)
  expect(subjectsTo(camille)).toEqual([])
})

const heldAt = { ...match({ schoolId }), state: 'INTERVIEW_HELD' as const, round: 1, appointment }
const kindsOf = async (who: { id: typeof ines.id }, matchId: string) =>
  (await noticesOf(who, matchId)).map(({ kind }: { kind: string }) => kind)
/** The interview of a match does not take place. */
const fellThrough = (author: MatchState['change']['author'], subject: MatchState['change']['subject']) => ({
  ...match({ schoolId }),
  ...{ state: 'CANDIDATE_ACCEPTED' as const, round: 1, appointment: null, withdrawn: appointment },
  ...by(subject, author),
})

test('HU-38 that an interview was held the school reads in a notice, and those who met have no mail about it', async () => {
  await on.happen(matchInterviewHeld, { ...heldAt, ...by('SYSTEM', null) })
  await on.settle()
  const [told] = await noticesOf(claire, heldAt.id)
  expect(told).toMatchObject({ kind: 'MATCH_INTERVIEW_HELD', title: 'Inès Marchand et Cosling se sont rencontrés' })
  expect(on.mails.received).toEqual([])
})

test('HU-38 when a candidate cancels the contact is told whose turn it is, by mail, too, and the school', async () => {
  const one = fellThrough(ines.id, 'CANDIDATE')
  await on.happen(matchInterviewCancelled, one)
  await on.settle()
  expect(subjectsTo(camille)).toEqual([`Propose another date to Inès Marchand: ${one.jobTitle}`])
  expect(on.mails.received[0]!.mail.text).toMatch(/on Monday, 7 December 2026 at 09:00 .* is cancelled/)
  const seen = [await kindsOf(camille, one.id), await kindsOf(claire, one.id), await kindsOf(ines, one.id)]
  expect(seen).toEqual([['MATCH_INTERVIEW_CANCELLED'], ['MATCH_INTERVIEW_CANCELLED'], []])
})

test('HU-38 when the contact cancels the candidate is told that another date may follow, by a notice', async () => {
  const one = fellThrough(camille.id, 'COMPANY')
  await on.happen(matchInterviewCancelled, one)
  await on.settle()
  const [told] = await noticesOf(ines, one.id)
  expect(told).toMatchObject({ title: 'Cosling peut vous proposer une autre date' })
  expect(told!.body).toBe(
    `L’entretien du lundi 7 décembre 2026 à 10:00 (Europe/Paris, UTC+01:00), pour l’offre « ${one.jobTitle} » de Cosling, est annulé.`,
  )
  expect([await kindsOf(camille, one.id), on.mails.received]).toEqual([[], []])
})

test('HU-38 a contact who has decided before the mail about a cancellation has left gets none', async () => {
  const one = fellThrough(ines.id, 'CANDIDATE')
  on.mails.answer.rcpt = () => 451
  await on.happen(matchInterviewCancelled, one)
  await on.settle()
  on.mails.answer = {}
  await on.happen(candidateAccepted, { ...one, ...proposed, round: 2, appointment: later, withdrawn: null })
  await on.settle()
  on.clock.advance(60_000)
  await on.settle()
  expect(subjectsTo(camille)).toEqual([])
})

test('HU-38 when the school ends a match candidate and contact are told in its words, and colleagues by a notice', async () => {
  const one = match({ schoolId })
  await on.happen(matchProposed, one)
  await on.settle()
  await on.happen(offerAnswered, { ...one, ...accepted })
  await on.settle()
  on.mails.received.length = 0
  const words = by('SCHOOL', newId('per'), 'Elle a signé ailleurs.')
  await on.happen(matchEnded, { ...one, state: 'ENDED', round: 1, withdrawn: appointment, ...words })
  await on.settle()
  expect(subjectsTo(ines)).toEqual([`Mise en relation terminée : ${one.jobTitle}, Cosling`])
  expect(subjectsTo(camille)).toEqual([`Match ended: ${one.jobTitle}, Inès Marchand`])
  for (const { mail } of on.mails.received)
    expect(mail.text).toMatch(/Message : ?Elle a signé ailleurs|Message: Elle a signé/)
  for (const who of [ines, camille, claire]) {
    const told = await kindsOf(who, one.id)
    expect([who.name, told.filter((kind: string) => kind === 'MATCH_ENDED_BY_SCHOOL').length]).toEqual([who.name, 1])
    expect(told).not.toContain('MATCH_ENDED')
  }
})
