import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { testClient } from '@passerelle/testkit'
import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import { register } from './inhabited.ts'
import { type Network, startNetwork } from './network.ts'

let network: Network
let schoolId: string
let authorization: string
beforeAll(async () => {
  network = await startNetwork()
  schoolId = await register(network, 'École Rive Gauche', 'Paris', 'helene@example.org')
  authorization = await network.identity.bearerFor({ email: 'helene@example.org' })
}, 120_000)
afterAll(async () => network?.[Symbol.asyncDispose]())

const under = (key: string) => testClient(network.url).with({ authorization, 'idempotency-key': key })

/** A draft of an event and a list of candidates: mutations of two services in one request. */
const both = `mutation ($event: CreateEventInput!, $list: EnrolCandidatesInput!) {
  createEvent(input: $event) { ... on Event { id name } ... on Refusal { code message } }
  enrolCandidates(input: $list) { ... on CandidatesEnrolled { enrolledCount results {
    ... on Candidate { id email } ... on Refusal { code message } } } ... on Refusal { code message } }
}`

function variables(name: string) {
  const days = [{ date: '2027-03-02', opensAt: '09:00', closesAt: '12:00' }]
  const person = { lastName: 'Martin', email: `${name}@example.org`, birthDate: '2003-05-17', campaign: '2026-2027' }
  const candidates = [
    { ...person, firstName: name },
    { ...person, firstName: name },
    { ...person, firstName: `${name} bis`, email: `bis.${name}@example.org` },
  ]
  return {
    event: { schoolId, name, timeZone: 'Europe/Paris', days, durations: [20] },
    list: { schoolId, candidates },
  }
}

async function eventsNamed(name: string): Promise<number> {
  const helene = testClient(network.url).with({ authorization })
  const { events } = await helene.query(
    'query ($id: ID!) { events(schoolId: $id, first: 100) { edges { node { name } } } }',
    { id: schoolId },
  )
  return events.edges.filter((edge: { node: { name: string } }) => edge.node.name === name).length
}

test('EV-01 mutations of two services, sent again over HTTP and by socket after a lost answer, are done once each', async () => {
  const key = randomUUID()
  const first = await under(key).query(both, variables('chloe'))
  expect(first).toMatchObject({
    createEvent: { name: 'chloe' },
    enrolCandidates: { enrolledCount: 2, results: [{ id: expect.any(String) }, { code: 'ALREADY_ENROLLED' }, {}] },
  })
  expect(await under(key).query(both, variables('chloe'))).toEqual(first)
  const socket = createClient({
    url: `${network.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization },
  })
  const extensions = { idempotencyKey: key }
  const again = await socket.iterate({ query: both, variables: variables('chloe'), extensions }).next()
  await socket.dispose()
  expect(again.value).toEqual({ data: first })
  expect(await eventsNamed('chloe')).toBe(1)
})

test('EV-01 pressed five times at once it is done once, and all are told the same', async () => {
  const key = randomUUID()
  const answers = await Promise.all(Array.from({ length: 5 }, () => under(key).query(both, variables('yanis'))))
  for (const answer of answers) expect(answer).toEqual(answers[0])
  expect(await eventsNamed('yanis')).toBe(1)
})

test('GQ-06 the key of another act is refused, and nothing of the request is done', async () => {
  const key = randomUUID()
  await under(key).query(both, variables('lucas'))
  const { data, errors } = await under(key).ask(both, variables('noe'))
  expect(data).toBeNull()
  expect(errors?.[0]).toMatchObject({ path: ['createEvent'], extensions: { code: 'BAD_USER_INPUT' } })
  expect(await eventsNamed('noe')).toBe(0)
})
