import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { eventCancelled } from '@passerelle/contracts'
import { newId } from '@passerelle/kernel'
import { stranger } from '@passerelle/testkit'
import { candidate, type Fair, say, startFair } from './fair.ts'

let fair: Fair
beforeAll(async () => {
  fair = await startFair()
})
afterAll(() => fair[Symbol.asyncDispose]())

test('TS-22 a request carries a message for the recruiter', async () => {
  const event = await fair.event()
  const host = await fair.host(event)
  const ines = await fair.talent(event)
  const request = await say(fair, ines, 'requestInterview', {
    hostId: host.hostId,
    message: '  Vos équipes m’intéressent. ',
  })
  expect(request).toMatchObject({ message: 'Vos équipes m’intéressent.', status: 'REQUESTED', origin: 'REQUEST' })
  const { interview } = await fair.api
    .as(host)
    .query('query ($id: ID!) { interview(id: $id) { message viewerActions } }', {
      id: request.id,
    })
  expect(interview).toEqual({ message: 'Vos équipes m’intéressent.', viewerActions: ['ACCEPT', 'REJECT', 'REASSIGN'] })
})

test('TS-22 a request needs no message, and one that is too long is refused', async () => {
  const event = await fair.event()
  const host = await fair.host(event)
  for (const message of [undefined, null, ' ', '\0']) {
    const talent = await fair.talent(event)
    const sent = await say(fair, talent, 'requestInterview', { hostId: host.hostId, message })
    expect(sent).toMatchObject({ status: 'REQUESTED', message: '' })
    const { candidate: candidateId } = (await fair.talent(event)).candidates[0]!
    const offered = await say(fair, host, 'offerInterview', { hostId: host.hostId, candidateId, message })
    expect(offered).toMatchObject({ status: 'REQUESTED', message: '' })
  }
  const hugo = await fair.talent(event, 'Hugo Blanc')
  const refused = await say(fair, hugo, 'requestInterview', { hostId: host.hostId, message: 'x'.repeat(2_001) })
  expect(refused).toMatchObject({ __typename: 'ActionRefused', code: 'INVALID_INPUT' })
})

const shown = 'query ($id: ID!) { host(id: $id) { idealCandidate customQuestion } }'

test('TS-23 the ideal candidate is shown before anything is sent', async () => {
  const event = await fair.event()
  const host = await fair.host(event, { idealCandidate: 'Curieuse, mobile' })
  const seen = await fair.api.as(await fair.talent(event)).query(shown, { id: host.hostId })
  expect(seen.host).toEqual({ idealCandidate: 'Curieuse, mobile', customQuestion: null })
})

test('TS-24 the recruiter’s question is shown before anything is sent', async () => {
  const event = await fair.event()
  const host = await fair.host(event, { customQuestion: 'Pourquoi nous ?' })
  const seen = await fair.api.as(await fair.talent(event)).query(shown, { id: host.hostId })
  expect(seen.host).toEqual({ idealCandidate: null, customQuestion: 'Pourquoi nous ?' })
})

test('TS-25 a custom question must be answered, and without one no answer is needed', async () => {
  const event = await fair.event()
  const host = await fair.host(event, { customQuestion: 'Pourquoi nous ?' })
  const ines = await fair.talent(event)
  for (const answer of [undefined, '', ' \n ']) {
    const refused = await say(fair, ines, 'requestInterview', { hostId: host.hostId, message: 'Bonjour', answer })
    expect(refused).toMatchObject({
      __typename: 'AnswerRequired',
      code: 'ANSWER_REQUIRED',
      question: 'Pourquoi nous ?',
    })
  }
  const sent = await say(fair, ines, 'requestInterview', {
    hostId: host.hostId,
    message: 'Bonjour',
    answer: 'Vos sujets',
  })
  expect(sent).toMatchObject({ question: 'Pourquoi nous ?', answer: 'Vos sujets' })
  const plain = await fair.host(event, {}, 'Luc Bravo', 'Bravo')
  expect(await say(fair, ines, 'requestInterview', { hostId: plain.hostId, message: 'Bonjour' })).toMatchObject({
    status: 'REQUESTED',
    question: null,
    answer: null,
  })
})

test('TS-25b the question stays as it was answered, whatever the recruiter edits later', async () => {
  const event = await fair.event()
  const host = await fair.host(event, { customQuestion: 'Pourquoi nous ?' })
  const ines = await fair.talent(event)
  const input = { hostId: host.hostId, message: 'Bonjour', answer: 'Vos sujets' }
  const { id } = await say(fair, ines, 'requestInterview', input)
  await say(fair, host, 'configureHost', { hostId: host.hostId, customQuestion: 'Votre plus grand succès ?' })
  const { interview } = await fair.api
    .as(host)
    .query('query ($id: ID!) { interview(id: $id) { question answer } }', { id })
  expect(interview).toEqual({ question: 'Pourquoi nous ?', answer: 'Vos sujets' })
})

test('TS-12 an unregistered talent cannot send a request; once registered he can', async () => {
  const event = await fair.event()
  const host = await fair.host(event)
  const ines = candidate('Inès Marchand')
  const input = { hostId: host.hostId, message: 'Bonjour' }
  expect(await say(fair, ines, 'requestInterview', input)).toMatchObject({
    __typename: 'NotRegistered',
    code: 'NOT_REGISTERED',
  })
  await fair.registers(event, ines)
  expect(await say(fair, ines, 'requestInterview', input)).toMatchObject({ status: 'REQUESTED' })
  expect(await say(fair, ines, 'requestInterview', input)).toMatchObject({ code: 'ALREADY_IN_CONTACT' })
})

test('AC-04 for whom the event is not, its recruiters are not there', async () => {
  const host = await fair.host(await fair.event(), { bookingMode: 'DIRECT' })
  const asked = { hostId: host.hostId, message: 'Bonjour' }
  const booked = { hostId: host.hostId, startsAt: host.slots[0] }
  for (const hostId of [host.hostId, newId('hst')]) {
    expect(await say(fair, stranger(), 'requestInterview', { ...asked, hostId })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await say(fair, stranger(), 'bookSlot', { ...booked, hostId })).toMatchObject({ code: 'NOT_FOUND' })
    const offered = { ...asked, hostId, candidateId: newId('cnd') }
    expect(await say(fair, stranger(), 'offerInterview', offered)).toMatchObject({ code: 'NOT_FOUND' })
  }
})

test('TS-09 a request is rejected with a reason, and afterwards one may ask again', async () => {
  const event = await fair.event()
  const host = await fair.host(event)
  const ines = await fair.talent(event)
  const input = { hostId: host.hostId, message: 'Bonjour' }
  const first = await say(fair, ines, 'requestInterview', input)
  const rejected = await say(fair, host, 'rejectRequest', { interviewId: first.id, reason: 'Complet' })
  expect(rejected).toMatchObject({ status: 'REJECTED', reason: 'Complet', viewerActions: [] })
  expect(await say(fair, ines, 'requestInterview', input)).toMatchObject({ status: 'REQUESTED' })
})

test('TS-10 a request that was withdrawn is cancelled, and accepted no more', async () => {
  const event = await fair.event()
  const host = await fair.host(event)
  const ines = await fair.talent(event)
  const { id: interviewId } = await say(fair, ines, 'requestInterview', { hostId: host.hostId, message: 'Bonjour' })
  const withdrawn = await say(fair, ines, 'cancelInterview', { interviewId })
  expect(withdrawn).toMatchObject({ status: 'CANCELLED', sequence: 0 })
  expect(await say(fair, host, 'acceptRequest', { interviewId })).toMatchObject({
    __typename: 'WrongState',
    status: 'CANCELLED',
  })
})

test('nothing starts with a host who is not there, at an event that was cancelled, or when it is over', async () => {
  const event = await fair.event()
  const host = await fair.host(event)
  const ines = await fair.talent(event)
  const ask = (hostId: string) => say(fair, ines, 'requestInterview', { hostId, message: 'Bonjour' })
  expect(await ask(newId('hst'))).toMatchObject({ code: 'NOT_FOUND' })
  await say(fair, host, 'closeAvailability', { hostId: host.hostId })
  expect(await ask(host.hostId)).toMatchObject({ code: 'HOST_CLOSED' })
  await fair.rest.says(eventCancelled, { ...event, state: 'CANCELLED' })
  await fair.settled()
  expect(await ask(host.hostId)).toMatchObject({ code: 'EVENT_CLOSED' })
})
