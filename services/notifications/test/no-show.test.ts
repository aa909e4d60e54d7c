import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import {
  candidateEnrolled,
  type InterviewState,
  interviewCompleted,
  interviewNoShowReported,
  interviewNoShowWithdrawn,
  interviewPlanned,
  type NoShow,
  personRegistered,
} from '@passerelle/contracts'
import { newId } from '@passerelle/kernel'
import { answering } from './support/answering.ts'
import { type Notifications, startService } from './support/service.ts'
import { camille, ines, interview, person } from './support/world.ts'

/** Who is said not to have come to an interview is told, and what they can do about it. */
let on: Notifications
const { invited, noticesOf } = answering(() => on)
const nina = person('Nina Petit')
beforeAll(async () => {
  on = await startService()
  for (const one of [ines, camille, nina]) await on.happen(personRegistered, one)
}, 60_000)
afterAll(() => on?.[Symbol.asyncDispose]())
afterEach(() => {
  on.mails.received.length = 0
  on.mails.answer = {}
})

const at = '2026-12-03T09:10:00.000Z'
const ofTalent: NoShow = { side: 'TALENT', by: 'RECRUITER', personId: camille.id, at }
const ofRecruiter: NoShow = { side: 'RECRUITER', by: 'TALENT', personId: ines.id, at }

async function says(itv: InterviewState, noShows: NoShow[], by: string, fact = interviewNoShowReported) {
  await on.happen(fact, { ...itv, noShows, changedBy: by as InterviewState['changedBy'] })
  await on.settle()
}
async function begun(more: Partial<InterviewState> = {}) {
  const { itv } = await invited(more)
  on.mails.received.length = 0
  return itv
}
const mailed = () => on.mails.received.map(({ to, mail }) => [to, mail.subject])
const told = async (who: typeof ines, { id }: InterviewState) =>
  (await noticesOf(who))
    .filter((notice: { interview: { id: string } | null }) => notice.interview?.id === id)
    .map(({ kind }: { kind: string }) => kind)

test('HU-38 the talent who is said not to have come is told by notice and mail, with what can be done about it', async () => {
  const itv = await begun()
  await says(itv, [ofTalent], camille.id)
  expect(mailed()).toEqual([
    [ines.email, 'Absence signalée : entretien avec Camille Roux (Cosling), jeudi 3 décembre 2026 à 10:00'],
  ])
  const { text } = on.mails.received[0]!.mail
  expect(text).toMatch(/Camille Roux indique que vous n’êtes pas venu/)
  expect(text).toMatch(
    /demandez à qui l’a signalé de le retirer, ce qui est possible pendant les 7 jours .* ou écrivez à l’école/,
  )
  expect(text).toContain(`/interviews/${itv.id}`)
  const [notice] = await noticesOf(ines)
  expect(notice).toMatchObject({ kind: 'NO_SHOW_REPORTED', interview: { id: itv.id } })
  expect(notice.body).toMatch(
    /Camille Roux \(Cosling\) indique que vous n’êtes pas venu .* demandez à qui l’a signalé de le retirer/,
  )
  expect(await told(camille, itv)).not.toContain('NO_SHOW_REPORTED')
})

test('HU-38 the recruiter is told in her language, and of the school’s report both sides are, who was missing by mail', async () => {
  const itv = await begun()
  await says(itv, [{ ...ofRecruiter, by: null, personId: newId('per') }], newId('per'))
  expect(mailed()).toEqual([
    [camille.email, 'No-show reported: interview with Inès Marchand, Thursday, 3 December 2026 at 09:00'],
  ])
  expect(on.mails.received[0]!.mail.text).toMatch(/The school says that you did not come/)
  for (const who of [ines, camille]) expect((await told(who, itv))[0]).toBe('NO_SHOW_REPORTED')
})

test('HU-38 a report that is taken back before its mail has left is told by no mail; otherwise that it was, to the same', async () => {
  const itv = await begun()
  on.mails.answer.rcpt = () => 451
  await says(itv, [ofTalent], camille.id)
  on.mails.answer = {}
  await says(itv, [], camille.id, interviewNoShowWithdrawn)
  on.clock.advance(60_000)
  await on.settle()
  const subject = 'Absence retirée : entretien avec Camille Roux (Cosling), jeudi 3 décembre 2026 à 10:00'
  expect(mailed()).toEqual([[ines.email, subject]])
  expect((await told(ines, itv)).slice(0, 2)).toEqual(['NO_SHOW_WITHDRAWN', 'NO_SHOW_REPORTED'])
})

test('HU-38 where somebody did not come nobody is told that the interview took place', async () => {
  const [missed, held] = [await begun(), await begun()]
  await says(missed, [ofTalent], camille.id)
  for (const itv of [missed, held]) {
    const noShows = itv === missed ? [ofTalent] : []
    await on.happen(interviewCompleted, { ...itv, status: 'COMPLETED', noShows, changedBy: null })
  }
  await on.settle()
  expect([(await told(ines, missed))[0], (await told(ines, held))[0]]).toEqual([
    'NO_SHOW_REPORTED',
    'INTERVIEW_COMPLETED',
  ])
})

test('HU-38 a report changes no invitation: no calendar hears of it', async () => {
  const itv = await begun()
  await says(itv, [ofTalent], camille.id)
  await says(itv, [ofTalent, ofRecruiter], ines.id)
  expect(on.mails.received.map(({ mail }) => mail.attachments.length)).toEqual([0, 0])
})

test('PE-28 a candidate who has never signed in is told by the address of the file, also where nobody was invited', async () => {
  const id = newId('cnd')
  const file = {
    id,
    schoolId: newId('sch'),
    personId: null,
    firstName: 'Zoé',
    lastName: 'Blanc',
    email: `${id}@example.org`,
  }
  await on.happen(candidateEnrolled, file)
  const outside = { eventId: null, eventName: null, hostId: null, origin: 'PLANNED' as const }
  const itv = interview({ ...outside, candidateId: id, talent: id, talentName: 'Zoé Blanc', changedBy: camille.id })
  await on.happen(interviewPlanned, itv)
  await on.settle()
  on.mails.received.length = 0
  await says(itv, [ofTalent], camille.id)
  expect(mailed().map(([to]) => to)).toEqual([file.email])
})

test('HU-38 whoever planned it for the recruiter, and other interviewers, hear of it by a notice', async () => {
  const omar = person('Omar Haddad')
  await on.happen(personRegistered, omar)
  const others = {
    plannedBy: nina.id,
    plannedByName: nina.name,
    interviewers: [{ personId: omar.id, name: omar.name }],
  }
  const itv = await begun(others)
  on.mails.received.length = 0
  await says(itv, [ofTalent], camille.id)
  expect(mailed().map(([to]) => to)).toEqual([ines.email])
  for (const who of [nina, omar]) expect((await told(who, itv))[0]).toBe('NO_SHOW_REPORTED')
})
