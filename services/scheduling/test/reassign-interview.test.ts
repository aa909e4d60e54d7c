import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { boothClosed, type EventState, interviewReassigned } from '@passerelle/contracts'
import { newId } from '@passerelle/kernel'
import { type TestClaims, until } from '@passerelle/testkit'
import { type Fair, opening, say, startFair } from './fair.ts'
import { acceptedMatch, agenda, answered, colleague, enrolled, hired } from './planning.ts'

type Host = Awaited<ReturnType<Fair['host']>>

let fair: Fair
let event: EventState
let camille: Host
let ines: Awaited<ReturnType<Fair['talent']>>
beforeAll(async () => {
  fair = await startFair()
})
beforeEach(async () => {
  event = await fair.event()
  camille = await fair.host(event, { bookingMode: 'DIRECT' })
  await hired(fair, { id: camille.user, employerId: camille.employer, personId: camille.sub, role: 'RECRUITER' })
  ines = await fair.talent(event)
})
afterAll(() => fair[Symbol.asyncDispose]())

const admin = (role: 'ADMIN' | 'RECRUITER' = 'ADMIN') => ({
  sub: newId('per'),
  employers: [{ employer: camille.employer, user: newId('eus'), role }],
})

/** A colleague of Camille's, with a calendar at the fair unless told otherwise. */
async function nina(settings: Record<string, unknown> | null = { bookingMode: 'DIRECT' }) {
  const person = await colleague(fair, camille.employer, 'Nina Petit', 'RECRUITER')
  const host = settings && (await say(fair, person, 'openAvailability', opening(event, settings)))
  return { ...person, hostId: host?.id as string }
}

const booked = async (talent = ines, slot = 0, host: { hostId: string } = camille) =>
  (await say(fair, talent, 'bookSlot', { hostId: host.hostId, startsAt: camille.slots[slot] })).id as string
const reassign = (who: TestClaims, interviewId: string, employerUserId: string) =>
  say(fair, who, 'reassignInterview', { interviewId, employerUserId })
const read = async (who: TestClaims, id: string) =>
  (
    await fair.api.as(who).query(
      `query ($id: ID!) { interview(id: $id) { status sequence recruiterName recruiter { id } host { id } slot { startsAt }
        history { nodes { by recruiterName status } } } }`,
      { id },
    )
  ).interview

test('SI-04 (part) an admin hands an interview to a colleague who is free: the time stays, and the sequence rises', async () => {
  const [id, other] = [await booked(), await nina()]
  const answer = await reassign(admin(), id, other.user)
  expect(answer).toMatchObject({ __typename: 'StandingInterview', interviewId: id, recruiterName: 'Nina Petit' })
  expect(await read(ines, id)).toEqual({
    ...{ status: 'CONFIRMED', sequence: 1, recruiterName: 'Nina Petit', recruiter: { id: other.sub } },
    ...{ host: { id: other.hostId }, slot: { startsAt: camille.slots[0] } },
    history: {
      nodes: [
        { by: 'TALENT', recruiterName: 'Camille Roux', status: 'CONFIRMED' },
        { by: 'RECRUITER', recruiterName: 'Nina Petit', status: 'CONFIRMED' },
      ],
    },
  })
})

test('SI-04 (part) with the interview goes its time: the one is free then, and the other is not', async () => {
  const [id, other] = [await booked(), await nina()]
  await reassign(admin(), id, other.user)
  expect(await agenda(fair, camille)).toEqual([])
  expect(await agenda(fair, other)).toMatchObject([{ id, viewerSide: 'RECRUITER' }])
  const hugo = await fair.talent(event, 'Hugo Blanc')
  const input = { startsAt: camille.slots[0] }
  expect(await say(fair, hugo, 'bookSlot', { ...input, hostId: other.hostId })).toMatchObject({ code: 'SLOT_TAKEN' })
  expect(await say(fair, hugo, 'bookSlot', { ...input, hostId: camille.hostId })).toMatchObject({ status: 'CONFIRMED' })
})

test('SI-04 (part) others hear once that an interview has another recruiter', async () => {
  const [id, other] = [await booked(), await nina()]
  const heard = await fair.hears([interviewReassigned])
  const boss = admin()
  await reassign(boss, id, other.user)
  await reassign(boss, id, other.user)
  await fair.settled()
  await until('the handing over to be told', () => heard.length > 0)
  expect(heard.map(({ data }) => data)).toMatchObject([
    { id, recruiter: other.sub, recruiterName: 'Nina Petit', hostId: other.hostId, sequence: 1, changedBy: boss.sub },
  ])
})

test('SI-04 (part) a recruiter hands over what is theirs, and reads it no more', async () => {
  const [id, other] = [await booked(), await nina()]
  expect(await reassign(camille, id, other.user)).toMatchObject({ __typename: 'StandingInterview', interviewId: id })
  expect([await read(camille, id), (await read(other, id)).recruiterName]).toEqual([null, 'Nina Petit'])
})

test('SI-04 (part) a request is handed over as it stands, and so is the credit of one that the company sent', async () => {
  await say(fair, camille, 'configureHost', { hostId: camille.hostId, bookingMode: 'SELECTIVE' })
  const candidateId = ines.candidates[0]!.candidate
  const { id } = await say(fair, camille, 'offerInterview', { hostId: camille.hostId, candidateId, message: 'Bonjour' })
  const other = await nina()
  expect(await reassign(admin(), id, other.user)).toMatchObject({ status: 'REQUESTED', slot: null })
  expect(await say(fair, other, 'cancelInterview', { interviewId: id })).toMatchObject({ status: 'CANCELLED' })
})

test('SI-04 (part) conflicts are refused: the colleague has something else at that time', async () => {
  const [id, other] = [await booked(), await nina()]
  await booked(await fair.talent(event, 'Hugo Blanc'), 0, other)
  const refused = await reassign(admin(), id, other.user)
  expect(refused).toMatchObject({ __typename: 'TimeConflict', message: expect.stringContaining('Nina Petit') })
  expect((await read(ines, id)).recruiterName).toBe('Camille Roux')
})

test('SI-04 (part) at a fair the colleague needs an open calendar there, for the same kind of interview', async () => {
  const id = await booked()
  for (const settings of [null, { interviewKind: 'INFORMATIONAL' }]) {
    const other = await nina(settings)
    expect(await reassign(admin(), id, other.user)).toMatchObject({ code: 'HOST_CLOSED' })
  }
})

test('SI-04 (part) a company whose booth is closed puts nobody else there', async () => {
  const candidateId = ines.candidates[0]!.candidate
  const { id } = await say(fair, camille, 'offerInterview', { hostId: camille.hostId, candidateId, message: 'Bonjour' })
  const other = await nina()
  const { booth, employer } = camille
  await fair.rest.says(boothClosed, { id: booth, eventId: event.id, employerId: employer, open: false })
  await fair.settled()
  expect(await reassign(admin(), id, other.user)).toMatchObject({ code: 'NOT_APPROVED' })
})

test('SI-04 (part) the colleague works for the company', async () => {
  const id = await booked()
  const elsewhere = await colleague(fair, newId('emp'), 'Luc Bravo')
  const former = await nina()
  await hired(fair, { id: former.user, employerId: camille.employer, personId: former.sub, role: 'RECRUITER' }, false)
  for (const user of [elsewhere.user, former.user, newId('eus'), ines.sub]) {
    expect(await reassign(admin(), id, user)).toMatchObject({ code: 'INTERVIEWER_UNKNOWN' })
  }
})

test('SI-04 (part) a colleague who is in contact with the talent already gets no second interview', async () => {
  const [id, other] = [await booked(), await nina()]
  await booked(ines, 1, other)
  expect(await reassign(admin(), id, other.user)).toMatchObject({ code: 'ALREADY_IN_CONTACT' })
})

test('SI-04 (part) nobody but the recruiter and those who run the company hands it over', async () => {
  const [id, other] = [await booked(), await nina()]
  expect(await reassign(ines, id, other.user)).toMatchObject({ code: 'FORBIDDEN' })
  const outsider = {
    sub: newId('per'),
    employers: [{ employer: newId('emp'), user: newId('eus'), role: 'OWNER' as const }],
  }
  for (const who of [admin('RECRUITER'), outsider, await fair.talent(event, 'Noé')]) {
    expect(await reassign(who, id, other.user)).toMatchObject({ code: 'NOT_FOUND' })
  }
})

test('SI-04 (part) what is over or cancelled is not handed over', async () => {
  const [id, other] = [await booked(), await nina()]
  await say(fair, ines, 'cancelInterview', { interviewId: id })
  const refused = await reassign(admin(), id, other.user)
  expect(refused).toMatchObject({ __typename: 'WrongState', status: 'CANCELLED' })
})

test('SI-04 (part) of an interview with several, one more interviewer becomes the recruiter', async () => {
  const talent = await enrolled(fair)
  const other = await colleague(fair, camille.employer, 'Nina Petit', 'RECRUITER')
  const { employer: employerId } = camille
  const input = { employerId, candidateId: talent.candidateId, startsAt: '2026-12-10T13:30:00.000Z' }
  const { id } = await say(fair, camille, 'planInterview', { ...input, interviewerIds: [other.user] })
  expect(await reassign(camille, id, other.user)).toMatchObject({ recruiterName: 'Nina Petit' })
  const moved = await say(fair, other, 'rescheduleInterview', { interviewId: id, startsAt: '2026-12-11T13:30:00.000Z' })
  expect(moved).toMatchObject({ viewerSide: 'RECRUITER', interviewers: [] })
  expect([await agenda(fair, camille), await agenda(fair, other)]).toMatchObject([[], [{ id }]])
})

test('SI-04 (part) the interview of a match is handed over like another', async () => {
  const other = await colleague(fair, camille.employer, 'Nina Petit', 'RECRUITER')
  const { sub: contactPersonId, user: contactUserId, employer: employerId } = camille
  const match = acceptedMatch({ contactPersonId, contactUserId, employerId })
  await answered(fair, match)
  const [{ id }] = (await agenda(fair, camille)) as [{ id: string }]
  expect(await reassign(admin(), id, other.user)).toMatchObject({ recruiterName: 'Nina Petit', event: null })
  expect(await agenda(fair, other)).toMatchObject([{ id, match: { id: match.id } }])
})

test('SI-04 (part) two hand one interview to two colleagues at once: it has one of them, and the other is free', async () => {
  const [id, one, two] = [await booked(), await nina(), await nina()]
  await Promise.all([one, two, one, two].map((other) => reassign(admin(), id, other.user)))
  const { recruiter } = await read(ines, id)
  expect([one.sub, two.sub]).toContain(recruiter.id)
  const [has, free] = recruiter.id === one.sub ? [one, two] : [two, one]
  expect([await agenda(fair, has), await agenda(fair, free), await agenda(fair, camille)]).toMatchObject([
    [{ id }],
    [],
    [],
  ])
})

test('SI-04 (part) two hand each other their interviews at once: nobody waits for ever, and nobody is in two places', async () => {
  const other = await nina()
  for (let round = 0; round < 8; round++) {
    const hugo = await fair.talent(event, `Hugo ${round}`)
    const lea = await fair.talent(event, `Léa ${round}`)
    const [hers, his] = [await booked(hugo, 1), await booked(lea, 2, other)]
    const answers = await Promise.all([reassign(admin(), hers, other.user), reassign(admin(), his, camille.user)])
    expect(answers).toMatchObject([{ recruiterName: 'Nina Petit' }, { recruiterName: 'Camille Roux' }])
    for (const interviewId of [hers, his]) await say(fair, admin(), 'cancelInterview', { interviewId })
  }
})

test('SI-04 (part) a colleague who is booked in the same instant: one of the two is refused', async () => {
  const other = await nina()
  for (let slot = 0; slot < 5; slot++) {
    const [lea, hugo] = [await fair.talent(event, 'Léa'), await fair.talent(event, 'Hugo')]
    const id = await booked(lea, slot)
    const answers = await Promise.all([
      reassign(admin(), id, other.user),
      say(fair, hugo, 'bookSlot', { hostId: other.hostId, startsAt: camille.slots[slot] }),
    ])
    expect(answers.filter(({ code }) => ['TIME_CONFLICT', 'SLOT_TAKEN'].includes(code))).toHaveLength(1)
  }
})

test('SI-04 (part) admins and the owner cancel an interview of the company, and read nothing else of it', async () => {
  const id = await booked()
  const cancelled = await say(fair, admin(), 'cancelInterview', { interviewId: id, reason: 'Nous ne venons pas.' })
  expect(cancelled).toEqual(
    expect.objectContaining({ __typename: 'StandingInterview', interviewId: id, status: 'CANCELLED', interview: null }),
  )
  expect(await agenda(fair, camille)).toEqual([])
  const { history } = await read(ines, id)
  expect(history.nodes.at(-1)).toMatchObject({ by: 'RECRUITER', status: 'CANCELLED' })
})

test('SI-04 (part) a request that somebody has left behind is cancelled for the company, and the talent has the credit back', async () => {
  event = await fair.event({ creditsPerParticipant: 1 })
  const luc = await fair.host(event, {}, 'Luc Bravo')
  camille = luc
  await fair.registers(event, ines)
  const ask = () => say(fair, ines, 'requestInterview', { hostId: luc.hostId, message: 'Bonjour' })
  const { id } = await ask()
  expect(await say(fair, admin(), 'cancelInterview', { interviewId: id })).toMatchObject({ status: 'CANCELLED' })
  expect(await ask()).toMatchObject({ status: 'REQUESTED' })
})

test('SI-04 (part) admins and the owner see what stands of one of their people, with a time first, and nobody else does', async () => {
  const other = await nina({ bookingMode: 'SELECTIVE' })
  const asked = await say(fair, ines, 'requestInterview', { hostId: other.hostId, message: 'Bonjour' })
  const ids = [await booked(await fair.talent(event, 'Hugo'), 1), await booked(await fair.talent(event, 'Léa'), 0)]
  for (const id of ids) await reassign(admin(), id, other.user)
  const list = await standing(admin(), other.user)
  expect(list).toMatchObject({
    totalCount: 3,
    nodes: [
      {
        interviewId: ids[1],
        status: 'CONFIRMED',
        slot: { startsAt: camille.slots[0] },
        talentName: 'Léa',
        interview: null,
      },
      { interviewId: ids[0], status: 'CONFIRMED', slot: { startsAt: camille.slots[1] }, talentName: 'Hugo' },
      { interviewId: asked.id, status: 'REQUESTED', slot: null, talentName: 'Inès Marchand' },
    ],
  })
  const rest = await standing(admin(), other.user, (await standing(admin(), other.user, null, 2)).pageInfo.endCursor)
  expect(rest.nodes).toMatchObject([{ interviewId: asked.id }])
  for (const who of [other, admin('RECRUITER'), ines]) expect(await standing(who, other.user)).toBeNull()
})

async function standing(who: TestClaims, user: string, after: string | null = null, first = 20) {
  const query = `query ($id: ID!, $after: String, $first: Int) {
    _entities(representations: [{ __typename: "EmployerUser", id: $id }]) { ... on EmployerUser {
      standingInterviews(after: $after, first: $first) { totalCount pageInfo { endCursor } nodes {
        interviewId status talentName slot { startsAt } interview { id } } } } } }`
  return (await fair.api.as(who).query(query, { id: user, after, first }))._entities[0].standingInterviews
}
