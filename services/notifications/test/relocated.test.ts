import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import {
  type InterviewState,
  interviewConfirmed,
  interviewPlanned,
  interviewRelocated,
  type PersonState,
  type Place,
  personRegistered,
} from '@passerelle/contracts'
import { answering } from './support/answering.ts'
import { appointmentIn, heardBy } from './support/read-mail.ts'
import { type Notifications, startService } from './support/service.ts'
import { camille, ines, interview } from './support/world.ts'

let on: Notifications
const { as, invited, noticesOf, responseOf } = answering(() => on)
beforeAll(async () => {
  on = await startService()
  for (const one of [ines, camille]) await on.happen(personRegistered, one)
}, 60_000)
afterAll(() => on?.[Symbol.asyncDispose]())
afterEach(() => {
  on.mails.received.length = 0
})

const none = { address: null, room: null, phone: null, caller: null, link: null }
const lyon: Place = { ...none, kind: 'ADDRESS', address: '12 rue Haute, Lyon', room: 'Salle 3' }
const meet: Place = { ...none, kind: 'LINK', link: 'https://meet.example.org/42' }
const call: Place = { ...none, kind: 'PHONE', caller: 'RECRUITER', phone: '+33 1 23 45 67 89' }
const outside = { eventId: null, eventName: null, hostId: null }

const mailsTo = ({ email }: PersonState) => on.mails.received.filter(({ to }) => to === email)
async function relocated(itv: InterviewState, place: Place) {
  await on.happen(interviewRelocated, { ...itv, place, sequence: 1, changedBy: camille.id })
  await on.settle()
}

test.each([
  [lyon, '12 rue Haute, Lyon, Salle 3', 'Lieu : 12 rue Haute, Lyon, Salle 3'],
  [meet, 'https://meet.example.org/42', 'Lieu : https://meet.example.org/42'],
  [
    call,
    'Par téléphone : Camille Roux appelle Inès Marchand au +33 1 23 45 67 89',
    'Lieu : Par téléphone : Camille Roux appelle Inès Marchand au +33 1 23 45 67 89',
  ],
  [
    { ...call, caller: 'TALENT' } satisfies Place,
    'Par téléphone : Inès Marchand appelle Camille Roux au +33 1 23 45 67 89',
    'Par téléphone : Inès Marchand appelle Camille Roux',
  ],
] as const)('PE-26 where it takes place is in the mail and in the calendar: %j', async (place, location, line) => {
  const { mail } = await invited({ ...outside, place })
  expect(appointmentIn(mail).location).toBe(location)
  expect(appointmentIn(mail).description).toContain(line)
  expect(mail.mail.text).toContain(line)
})

test('PE-26 in our room one comes by the page of the interview, also of interviews from before there were places', async () => {
  for (const place of [undefined, { ...none, kind: 'ROOM' } satisfies Place]) {
    const { itv, mail } = await invited({ ...outside, ...(place && { place }) })
    expect(appointmentIn(mail).location).toMatch(new RegExp(`^En ligne : https?://.*/interviews/${itv.id}$`))
  }
})

test('PE-26 an interview at an event is where the event is, by its name', async () => {
  const { mail } = await invited()
  expect(appointmentIn(mail).location).toBe('Forum des entreprises')
  expect(mail.mail.text).not.toContain('Lieu :')
})

test('PE-26 another place is told to the other side once, with the same appointment of a higher sequence', async () => {
  const { itv } = await invited({ ...outside, place: lyon })
  await relocated(itv, meet)
  expect(heardBy(on.mails.received, ines.email)).toEqual(['REQUEST 0', 'REQUEST 1'])
  const [before, after] = mailsTo(ines)
  expect(after!.mail.subject).toBe(
    'Nouveau lieu : entretien avec Camille Roux (Cosling), jeudi 3 décembre 2026 à 10:00',
  )
  expect(appointmentIn(after!)).toMatchObject({ uid: appointmentIn(before!).uid, location: meet.link })
  const notices = (await noticesOf(ines)).filter((one: { interview: { id: string } }) => one.interview.id === itv.id)
  expect(notices.map(({ kind }: { kind: string }) => kind)).toEqual(['INTERVIEW_RELOCATED', 'INTERVIEW_CONFIRMED'])
  expect(notices[0].body).not.toContain('meet.example.org')
  const hers = (await noticesOf(camille)).filter((one: { interview: { id: string } }) => one.interview.id === itv.id)
  expect(hers.map(({ kind }: { kind: string }) => kind)).toEqual(['INTERVIEW_CONFIRMED'])
})

test('PE-26 whoever has answered is asked again: another place may not suit', async () => {
  const { itv, invitation } = await invited({ ...outside, place: lyon })
  const answer = 'mutation ($input: AnswerInvitationInput!) { answerInvitation(input: $input) { __typename } }'
  await as(ines).query(answer, { input: { invitationId: invitation.id, response: 'ACCEPTED' } })
  expect((await responseOf(itv)).response).toBe('ACCEPTED')
  await relocated(itv, meet)
  expect((await responseOf(itv)).response).not.toBe('ACCEPTED')
})

test('PE-01 of a planned interview to which nobody is invited, another place is told to nobody', async () => {
  const itv = interview({ ...outside, origin: 'PLANNED', sentBy: 'RECRUITER', place: lyon, changedBy: camille.id })
  await on.happen(interviewPlanned, itv)
  await relocated(itv, meet)
  expect(mailsTo(ines)).toEqual([])
  expect(
    (await noticesOf(ines)).filter((one: { interview: { id: string } | null }) => one.interview?.id === itv.id),
  ).toEqual([])
})

test('PE-26 in English, the words are English', async () => {
  const itv = interview({ ...outside, place: call })
  await on.happen(interviewConfirmed, itv)
  await on.settle()
  const [mail] = mailsTo(camille)
  expect(appointmentIn(mail!).location).toBe('By phone: Camille Roux calls Inès Marchand at +33 1 23 45 67 89')
})
