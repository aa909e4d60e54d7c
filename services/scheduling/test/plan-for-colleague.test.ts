import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { interviewPlanned, personRegistered } from '@passerelle/contracts'
import { newId } from '@passerelle/kernel'
import { type TestClaims, until } from '@passerelle/testkit'
import { type Fair, personState, say, startFair } from './fair.ts'
import { agenda, colleague, enrolled, hired } from './planning.ts'

let fair: Fair
beforeAll(async () => {
  fair = await startFair()
})
afterAll(() => fair[Symbol.asyncDispose]())

const at = '2026-12-10T13:30:00.000Z'
const later = '2026-12-10T15:00:00.000Z'

/** Camille plans an interview that Nina leads, in which Camille takes no part. */
async function office() {
  const camille = await fair.recruiter(await fair.event())
  await hired(fair, { id: camille.user, employerId: camille.employer, personId: camille.sub, role: 'RECRUITER' })
  const ines = await enrolled(fair)
  const nina = await colleague(fair, camille.employer, 'Nina Petit')
  const omar = await colleague(fair, camille.employer, 'Omar Haddad')
  const input = {
    ...{ employerId: camille.employer, candidateId: ines.candidateId, startsAt: at, durationMinutes: 45 },
    recruiterId: nina.user,
  }
  const plan = (more: object = {}) => say(fair, camille, 'planInterview', { ...input, ...more })
  return { camille, ines, nina, omar, input, plan }
}

const read = async (who: TestClaims, id: string) =>
  (
    await fair.api.as(who).query(
      `query ($id: ID!) { interview(id: $id) { recruiterName plannedBy { id } plannedByName viewerSide viewerActions
        history { nodes { by } } } }`,
      { id },
    )
  ).interview

test('PE-27 a recruiter plans an interview that a colleague leads', async () => {
  const { camille, nina, plan } = await office()
  expect(await plan()).toMatchObject({
    ...{ status: 'CONFIRMED', origin: 'PLANNED', recruiter: { id: nina.sub }, recruiterName: 'Nina Petit' },
    ...{ plannedBy: { id: camille.sub }, plannedByName: 'Camille Roux', interviewers: [] },
  })
})

test('PE-27 its times are in the zone of who leads it', async () => {
  const { nina, plan } = await office()
  await fair.rest.says(personRegistered, { ...personState(nina.sub, nina.name), timeZone: 'America/Montreal' })
  await fair.settled()
  const { id } = await plan()
  const { interview } = await fair.api.as(nina).query('query ($id: ID!) { interview(id: $id) { timeZone } }', { id })
  expect(interview.timeZone).toBe('America/Montreal')
})

test('PE-27 it takes the time of who leads it, and none of who planned it', async () => {
  const { camille, nina, omar, plan } = await office()
  const { id } = await plan()
  expect(await agenda(fair, camille)).toEqual([])
  expect(await agenda(fair, nina)).toMatchObject([{ id, viewerSide: 'RECRUITER' }])
  const { candidateId } = await enrolled(fair)
  expect(await plan({ candidateId, recruiterId: omar.user })).toMatchObject({ status: 'CONFIRMED' })
})

test('PE-27 who leads it is named when busy at that time', async () => {
  const { plan } = await office()
  await plan()
  const refused = await plan({ candidateId: (await enrolled(fair)).candidateId })
  expect(refused).toMatchObject({ __typename: 'TimeConflict', message: expect.stringContaining('Nina Petit') })
})

test('PE-27 who planned it reads it and may do what who leads it may', async () => {
  const { camille, nina, plan } = await office()
  const { id } = await plan()
  const may = ['RESCHEDULE', 'RELOCATE', 'REASSIGN', 'CANCEL']
  for (const who of [camille, nina]) {
    expect(await read(who, id)).toMatchObject({ viewerSide: 'RECRUITER', viewerActions: may })
  }
})

test('PE-27 who planned it moves it and takes the time of others along', async () => {
  const { camille, nina, plan } = await office()
  const { id } = await plan()
  await say(fair, camille, 'rescheduleInterview', { interviewId: id, startsAt: later })
  expect(await agenda(fair, nina)).toMatchObject([{ id, slot: { startsAt: later } }])
})

test('PE-27 who planned it hands it to another colleague, and goes on deciding about it', async () => {
  const { camille, omar, plan } = await office()
  const { id } = await plan()
  const handed = await say(fair, camille, 'reassignInterview', { interviewId: id, employerUserId: omar.user })
  expect(handed).toMatchObject({ recruiterName: 'Omar Haddad', plannedByName: 'Camille Roux' })
  const cancelled = await say(fair, camille, 'cancelInterview', { interviewId: id })
  expect(cancelled).toMatchObject({ status: 'CANCELLED' })
})

test('PE-27 what who planned it does is done for the company', async () => {
  const { camille, ines, plan } = await office()
  const { id } = await plan()
  await say(fair, camille, 'cancelInterview', { interviewId: id })
  expect((await read(ines, id)).history.nodes).toEqual([{ by: 'RECRUITER' }, { by: 'RECRUITER' }])
})

test('PE-27 an interviewer decides where they planned it, and not where another did', async () => {
  const { camille, omar, plan } = await office()
  const { id } = await plan({ interviewerIds: [camille.user, omar.user] })
  const move = (who: TestClaims) => say(fair, who, 'rescheduleInterview', { interviewId: id, startsAt: later })
  expect(await move(omar)).toMatchObject({ code: 'FORBIDDEN' })
  expect(await move(camille)).toMatchObject({ slot: { startsAt: later } })
})

test('PE-27 who planned it and has left the company reads it no more', async () => {
  const { camille, plan } = await office()
  const { id } = await plan()
  expect(await read({ ...camille, employers: [] }, id)).toBeNull()
})

test('PE-27 who names themselves, or nobody, leads it', async () => {
  const { camille, plan } = await office()
  for (const [recruiterId, startsAt] of [
    [camille.user, at],
    [null, later],
  ]) {
    const planned = await plan({ recruiterId, startsAt })
    expect(planned).toMatchObject({ recruiterName: 'Camille Roux', plannedBy: null, plannedByName: null })
  }
})

test('PE-27 who leads it works for the company, and is not the candidate', async () => {
  const { camille, ines, nina, plan } = await office()
  const elsewhere = await colleague(fair, newId('emp'), 'Luc Bravo')
  const field = 'recruiterId'
  for (const recruiterId of [elsewhere.user, newId('eus'), 'eus_nonsense', ines.candidateId]) {
    expect(await plan({ recruiterId })).toMatchObject({ code: 'INTERVIEWER_UNKNOWN', field })
  }
  await hired(fair, { id: nina.user, employerId: nina.employer, personId: nina.sub, role: 'REPRESENTATIVE' }, false)
  expect(await plan()).toMatchObject({ code: 'INTERVIEWER_UNKNOWN', field })
  const intern = { id: newId('eus'), employerId: camille.employer, personId: ines.sub, role: 'REPRESENTATIVE' as const }
  await hired(fair, intern)
  expect(await plan({ recruiterId: intern.id })).toMatchObject({ code: 'FORBIDDEN', field })
})

test('PE-27 others hear who planned it', async () => {
  const { camille, nina, plan } = await office()
  const heard = await fair.hears([interviewPlanned])
  await plan()
  await fair.settled()
  await until('the planning to be told', () => heard.length > 0)
  expect(heard[0]!.data).toMatchObject({
    ...{ recruiter: nina.sub, plannedBy: camille.sub, plannedByName: 'Camille Roux', changedBy: camille.sub },
  })
})

test('PE-27 who planned it hears of its changes', async () => {
  const { camille, ines, plan } = await office()
  const { id } = await plan()
  const heard: string[] = []
  const changes = fair.api.as(camille).subscribe('subscription { interviewChanged { id slot { startsAt } } }')
  // Ends with the client, when the file is done.
  ;(async () => {
    for await (const { interviewChanged: of } of changes) heard.push(of.slot.startsAt)
  })().catch(() => {})
  await until('Camille to hear of it', async () => {
    for (const startsAt of [later, at]) await say(fair, ines, 'rescheduleInterview', { interviewId: id, startsAt })
    await fair.settled()
    return heard.includes(later)
  })
})

test('PE-27 in the list of the candidate, who planned it finds it, too', async () => {
  const { camille, ines, plan } = await office()
  const { id } = await plan()
  const { _entities } = await fair.api.as(camille).query(
    `query ($id: ID!) { _entities(representations: [{ __typename: "Candidate", id: $id }]) {
      ... on Candidate { interviews { nodes { id } } } } }`,
    { id: ines.candidateId },
  )
  expect(_entities[0].interviews.nodes).toEqual([{ id }])
})
