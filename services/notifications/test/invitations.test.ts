import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import {
  interviewCancelled,
  interviewCompleted,
  interviewConfirmed,
  interviewPlanned,
  interviewRescheduled,
  personRegistered,
} from '@passerelle/contracts'
import { appointmentIn, attachedCalendar, heardBy } from './support/read-mail.ts'
import { type Notifications, startService } from './support/service.ts'
import { camille, ines, interview, later, person } from './support/world.ts'

let on: Notifications
beforeAll(async () => {
  on = await startService()
  await on.happen(personRegistered, ines)
  await on.happen(personRegistered, camille)
}, 60_000)
afterAll(() => on?.[Symbol.asyncDispose]())
afterEach(() => {
  on.mails.received.length = 0
  on.mails.answer = {}
})

const heard = (email: string) => heardBy(on.mails.received, email)

/** A confirmed interview, and what both have got. */
async function confirmed() {
  const itv = interview()
  await on.happen(interviewConfirmed, itv)
  await on.settle()
  expect(on.mails.received).toHaveLength(2)
  const toInes = on.mails.received.find(({ to }) => to === ines.email)!
  const toCamille = on.mails.received.find(({ to }) => to === camille.email)!
  return { itv, toInes, toCamille }
}

test('PE-03 a confirmed interview is invited by mail, in the reader’s language and zone', async () => {
  const { itv, toInes, toCamille } = await confirmed()
  expect(toInes.mail.subject).toBe('Entretien avec Camille Roux (Cosling), jeudi 3 décembre 2026 à 10:00')
  expect(toInes.mail.text).toContain('de 10:00 à 10:20 (Europe/Paris, UTC+01:00)')
  expect(toInes.mail.html).toContain(`href="https://passerelle.example.org/interviews/${itv.id}"`)
  expect(toCamille.mail.subject).toBe('Interview with Inès Marchand, Thursday, 3 December 2026 at 09:00')
  expect(toCamille.mail.text).toContain('09:00 to 09:20 (Europe/London, UTC+00:00)')
  expect(toCamille.mail.text).toContain('Time at the event: Thursday, 3 December 2026, 10:00 to 10:20 (Europe/Paris')
})

test('PE-04 the mail brings the appointment', async () => {
  const { itv, toInes, toCamille } = await confirmed()
  for (const received of [toInes, toCamille]) {
    expect(appointmentIn(received)).toEqual({
      method: 'REQUEST',
      uid: `${itv.id}@passerelle`,
      sequence: 0,
      startsAt: '2026-12-03T09:00:00.000Z',
      status: 'CONFIRMED',
      location: 'Forum des entreprises',
      description: expect.any(String),
      attendees: [`mailto:${received.to}`],
      organizer: expect.stringMatching(/^reply\+[\w-]+@/),
    })
  }
})

test('PE-05 the description of the appointment is the body of the mail, but for the link that answers', async () => {
  const { toInes, toCamille } = await confirmed()
  for (const received of [toInes, toCamille]) {
    const text = received.mail.text?.replaceAll('\r\n', '\n').trimEnd()
    expect(appointmentIn(received).description).toBe(text?.replace(/\n[^\n]*\/l\/[^\n]*/, ''))
  }
})

test('PE-04 the appointment comes as an alternative with its method and as a file, the same in both', async () => {
  await on.happen(interviewConfirmed, interview())
  await on.settle()
  const [received] = on.mails.received
  expect(received?.raw).toMatch(/\r\nContent-Type: text\/calendar; charset=utf-8; method=REQUEST\r\n/)
  expect(received?.raw).toMatch(/\r\nContent-Type: application\/ics; name=invite\.ics\r\n/)
  const alternative = received?.mail.attachments.find(({ mimeType }) => mimeType === 'text/calendar')
  const content = new TextDecoder().decode(alternative?.content as ArrayBuffer)
  expect(content.replaceAll('\r\n', '\n').trim()).toBe(attachedCalendar(received!)?.replaceAll('\r\n', '\n').trim())
})

test('BY-07 a new time moves the same appointment, a cancellation takes it away, and both in their order', async () => {
  const itv = interview()
  await on.happen(interviewConfirmed, itv)
  await on.settle()
  await on.happen(interviewRescheduled, { ...itv, slot: later, sequence: 1 })
  await on.settle()
  await on.happen(interviewCancelled, { ...itv, slot: later, sequence: 2, status: 'CANCELLED', reason: 'Empêchement' })
  await on.settle()

  for (const { email } of [ines, camille]) expect(heard(email)).toEqual(['REQUEST 0', 'REQUEST 1', 'CANCEL 2'])
  const mails = on.mails.received.filter(({ to }) => to === ines.email)
  expect(new Set(mails.map((mail) => appointmentIn(mail).uid)).size).toBe(1)
  expect(mails.map(({ mail }) => mail.subject)).toEqual([
    'Entretien avec Camille Roux (Cosling), jeudi 3 décembre 2026 à 10:00',
    'Nouvelle heure : entretien avec Camille Roux (Cosling), jeudi 3 décembre 2026 à 15:00',
    'Annulé : entretien avec Camille Roux (Cosling), jeudi 3 décembre 2026 à 15:00',
  ])
  expect(mails[2]?.mail.text).toContain('Motif : Empêchement')
  expect(mails[1]?.mail.headers.find(({ key }) => key === 'references')?.value).toBe(mails[0]?.mail.messageId)
})

test('BY-07 what changes while the mail server is away is said once it is back: only the newest, or nothing', async () => {
  const [moved, gone, missed] = [interview(), interview(), interview()]
  on.mails.answer.rcpt = () => 451
  for (const itv of [moved, gone, missed]) await on.happen(interviewConfirmed, itv)
  await on.settle()
  await on.happen(interviewRescheduled, { ...moved, slot: later, sequence: 1 })
  await on.happen(interviewCancelled, { ...gone, status: 'CANCELLED', sequence: 1 })
  await on.settle()
  expect(on.mails.received).toHaveLength(0)

  on.mails.answer = {}
  on.clock.set(new Date('2026-12-03T08:00:00Z'))
  await on.settle()
  expect(heard(ines.email).sort()).toEqual(['REQUEST 0', 'REQUEST 1'])
  const uids = on.mails.received.map((mail) => appointmentIn(mail).uid)
  expect(uids).not.toContain(`${gone.id}@passerelle`)
  on.clock.set(new Date('2026-11-22T09:00:00Z'))
})

test('BY-07 an invitation that could not leave before the interview was over is not sent any more', async () => {
  on.mails.answer.rcpt = () => 421
  const itv = interview()
  await on.happen(interviewConfirmed, itv)
  await on.settle()
  on.mails.answer = {}
  on.clock.set(new Date('2026-12-03T10:00:00Z'))
  await on.happen(interviewCompleted, { ...itv, status: 'COMPLETED', changedBy: null })
  await on.settle()
  expect(on.mails.received).toHaveLength(0)
  on.clock.set(new Date('2026-11-22T09:00:00Z'))
})

test('PE-01 a planned interview tells the candidate nothing until somebody invites to it', async () => {
  const planner = on.api.as({
    sub: camille.id,
    name: camille.name,
    email: camille.email,
    locale: 'en',
    tz: 'Europe/London',
  })
  const invite = async (interviewId: string, as = planner) => {
    const { inviteToInterview } = await as.query(
      `mutation ($input: InviteToInterviewInput!) { inviteToInterview(input: $input) { __typename
        ... on Interview { id invitations { nodes { person { id } state method sequence } } } ... on ActionRefused { code message } } }`,
      { input: { interviewId } },
    )
    return inviteToInterview
  }
  const itv = interview({ origin: 'PLANNED', eventId: null, eventName: null, hostId: null, changedBy: camille.id })
  expect(await invite(itv.id)).toMatchObject({ __typename: 'ActionRefused', code: 'INTERVIEW_UNKNOWN' })

  await on.happen(interviewPlanned, itv)
  await on.settle()
  expect(on.mails.received).toHaveLength(0)
  expect(await noticeKinds(ines)).not.toContain('INTERVIEW_PLANNED')
  await on.happen(interviewRescheduled, { ...itv, slot: later, sequence: 1 })
  await on.settle()
  expect(on.mails.received).toHaveLength(0)

  expect(await invite(itv.id, on.api.as({ sub: ines.id }))).toMatchObject({ code: 'INTERVIEW_UNKNOWN' })
  const invited = await invite(itv.id)
  expect(invited).toMatchObject({ __typename: 'Interview', id: itv.id })
  expect(invited.invitations.nodes).toHaveLength(2)
  expect(await invite(itv.id)).toMatchObject({ __typename: 'Interview' })
  await on.settle()
  expect(heard(ines.email)).toEqual(['REQUEST 1'])
  expect(heard(camille.email)).toEqual(['REQUEST 1'])
  expect(await noticeKinds(ines)).toContain('INTERVIEW_INVITED')

  await on.happen(interviewCancelled, { ...itv, slot: later, sequence: 2, status: 'CANCELLED' })
  await on.settle()
  expect(heard(ines.email)).toEqual(['REQUEST 1', 'CANCEL 2'])
  expect(await invite(itv.id)).toMatchObject({ code: 'INTERVIEW_NOT_PLANNED' })
})

test('PE-02 an interview without a time, or one that is over, cannot be invited to', async () => {
  const planner = on.api.as({ sub: camille.id })
  const refusal = async (interviewId: string) => {
    const { inviteToInterview } = await planner.query(
      `mutation ($id: ID!) { inviteToInterview(input: { interviewId: $id }) { ... on ActionRefused { code } } }`,
      { id: interviewId },
    )
    return inviteToInterview.code
  }
  const open = interview({ origin: 'PLANNED', status: 'IN_SCHEDULING', slot: null })
  const over = interview({
    origin: 'PLANNED',
    slot: { startsAt: '2026-11-22T08:00:00.000Z', endsAt: '2026-11-22T08:20:00.000Z' },
  })
  for (const itv of [open, over]) await on.happen(interviewPlanned, itv)
  await on.settle()
  expect(await refusal(open.id)).toBe('INTERVIEW_NOT_PLANNED')
  expect(await refusal(over.id)).toBe('INTERVIEW_OVER')
  expect(await refusal('itv_nonsense')).toBe('INTERVIEW_UNKNOWN')
  expect(on.mails.received).toHaveLength(0)
})

test('PE-04 an invitation to somebody who is not known yet waits, and leaves when they are', async () => {
  const noor = person('Noor El Amrani', { timeZone: 'America/Montreal' })
  await on.happen(interviewConfirmed, interview({ talent: noor.id, talentName: noor.name }))
  await on.settle()
  expect(on.mails.received.map(({ to }) => to)).toEqual([camille.email])
  await on.happen(personRegistered, noor)
  await on.settle()
  const toNoor = on.mails.received.find(({ to }) => to === noor.email)
  expect(toNoor?.mail.text).toContain('de 04:00 à 04:20 (America/Montreal, UTC-05:00)')
})

test('PE-03 names and addresses of any kind reach the mail whole and add no header', async () => {
  const odd = person('Zoë', {
    name: `Zoë "Z"\r\nBcc: spy@example.org; 漢字 𝒵${'é'.repeat(120)}`,
    email: 'zoe+cv@example.org',
  })
  await on.happen(personRegistered, odd)
  await on.happen(
    interviewConfirmed,
    interview({ talent: odd.id, talentName: odd.name, eventName: `Fête\r\nX-Evil: 1 ${'ü'.repeat(90)}` }),
  )
  await on.settle()
  expect(on.mails.received.map(({ to }) => to).sort()).toEqual([camille.email, odd.email])
  for (const { raw, mail } of on.mails.received) {
    expect(`${raw.split('\r\n\r\n')[0]}\n${mail.text}`).not.toMatch(/^ *(Bcc|X-Evil):/im)
    expect(mail.headers.map(({ key }) => key)).not.toContain('bcc')
    for (const line of raw.split('\r\n')) expect(Buffer.byteLength(line, 'latin1')).toBeLessThanOrEqual(998)
  }
  const toCamille = on.mails.received.find(({ to }) => to === camille.email)
  expect(toCamille?.mail.subject).toContain(`Zoë "Z" Bcc: spy@example.org; 漢字 𝒵${'é'.repeat(120)}, Thursday`)
})

async function noticeKinds({ id }: { id: string }): Promise<string[]> {
  const { myNotices } = await on.api.as({ sub: id }).query(`{ myNotices(first: 100) { edges { node { kind } } } }`)
  return myNotices.edges.map((edge: { node: { kind: string } }) => edge.node.kind)
}
