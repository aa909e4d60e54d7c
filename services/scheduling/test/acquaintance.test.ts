import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { candidateAccepted, matchSteppedBack } from '@passerelle/contracts'
import { newId } from '@passerelle/kernel'
import { type Fair, say, startFair } from './fair.ts'
import { acceptedMatch, enrolled } from './planning.ts'

let fair: Fair
beforeAll(async () => {
  fair = await startFair()
})
afterAll(() => fair[Symbol.asyncDispose]())

/** A company with a booth at the fair, and a candidate of the school that it is approved at, who is not there. */
async function strangers() {
  const event = await fair.event()
  const camille = await fair.recruiter(event)
  const ines = await enrolled(fair, newId('per'), false)
  const plan = (startsAt = '2026-12-10T13:30:00.000Z') =>
    say(fair, camille, 'planInterview', { employerId: camille.employer, candidateId: ines.candidateId, startsAt })
  return { event, camille, ines, plan }
}

test('PE-01 of a candidate that the company has not met it cannot take the time', async () => {
  const { plan } = await strangers()
  expect(await plan()).toMatchObject({ __typename: 'ActionRefused', code: 'NOT_ACQUAINTED' })
})

test('PE-01 a fair where both are makes them acquainted, for as long as both are', async () => {
  const { event, ines, plan } = await strangers()
  await fair.registers(event, ines)
  expect(await plan()).toMatchObject({ status: 'CONFIRMED' })
  const other = await strangers()
  await fair.registers(other.event, other.ines)
  await fair.registers(other.event, other.ines, false)
  expect(await other.plan()).toMatchObject({ code: 'NOT_ACQUAINTED' })
})

test('PE-01 an earlier interview makes them acquainted, wherever it was and whatever became of it', async () => {
  const { event, camille, ines, plan } = await strangers()
  await fair.registers(event, ines)
  const { id } = await plan()
  await say(fair, ines, 'cancelInterview', { interviewId: id })
  await fair.registers(event, ines, false)
  expect(await plan('2026-12-11T13:30:00.000Z')).toMatchObject({ status: 'CONFIRMED', recruiter: { id: camille.sub } })
})

test('PE-01 a match makes them acquainted once the candidate has accepted, until that is taken back', async () => {
  const { camille, ines, plan } = await strangers()
  const match = acceptedMatch({
    ...{ candidateId: ines.candidateId, candidatePersonId: ines.sub, employerId: camille.employer },
    ...{ state: 'CANDIDATE_ACCEPTED', appointment: null },
  })
  await fair.rest.says(candidateAccepted, { ...match, state: 'CANDIDATE_REFUSED' })
  await fair.settled()
  expect(await plan()).toMatchObject({ code: 'NOT_ACQUAINTED' })
  await fair.rest.says(candidateAccepted, { ...match, id: newId('mch') })
  await fair.settled()
  expect(await plan()).toMatchObject({ status: 'CONFIRMED' })

  const other = await strangers()
  const taken = { ...match, id: newId('mch'), candidateId: other.ines.candidateId, employerId: other.camille.employer }
  await fair.rest.says(candidateAccepted, taken)
  await fair.rest.says(matchSteppedBack, { ...taken, state: 'PROPOSED' })
  await fair.settled()
  expect(await other.plan()).toMatchObject({ code: 'NOT_ACQUAINTED' })
})
