import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { mutation } from '@passerelle/client'
import { apiKeyScopes } from '@passerelle/contracts'
import { newId, type Prefix, prefixes } from '@passerelle/kernel'
import { readTypeDefs } from '@passerelle/service-kit'
import { passportFor, type TestClaims, type TestPerson, testClient } from '@passerelle/testkit'
import { apiSchema } from '../tools/api-schema.ts'
import { servicesWithSchema } from '../tools/services.ts'
import { inhabit, register } from './inhabited.ts'
import { type Network, type ServiceName, startNetwork } from './network.ts'
import { type Samples, samplesFrom } from './stranger/samples.ts'
import { walkMutations, walkNodes, walkQueries, walkSubgraph } from './stranger/walk.ts'

let network: Network
let samples: Samples
let inside: Awaited<ReturnType<typeof inhabit>>
const insiders: Guest[] = []
const strangers: Guest[] = []

interface Guest {
  claims: TestClaims
  person: TestPerson
  own: Set<string>
}

beforeAll(async () => {
  network = await startNetwork({ answersByMail: true })
  inside = await inhabit(network)
  samples = await samplesFrom(Object.values(network.databases))
  await register(network, 'Haute École du Léman', 'Lausanne', 'anne-laure@example.org')
  const company = { name: 'Papeteries du Midi', registrationNumber: '55207461300019', title: 'Gérant' }
  const owner = await network.as('lucas@example.org')
  await owner.query('mutation ($input: RegisterEmployerInput!) { registerEmployer(input: $input) { __typename } }', {
    input: company,
  })
  await network.settle()
  for (const email of ['nobody@example.org', 'anne-laure@example.org', 'lucas@example.org'])
    strangers.push(await guest(email))
  strangers.push(await machineOf('anne-laure@example.org'))
  for (const email of ['camille@example.org', 'helene@example.org', 'ines@example.org'])
    insiders.push(await guest(email))
}, 300_000)
afterAll(async () => network?.[Symbol.asyncDispose]())

/** Somebody of elsewhere, with the passport that the gateway would give them. */
async function guest(email: string): Promise<Guest> {
  const identity = { subject: email, issuer: network.identity.issuer, email, emailVerified: true, name: email }
  const response = await fetch(`${network.services.employers.url}/access`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', passport: await passportFor({ sub: 'gateway', gateway: true }) },
    body: JSON.stringify({ ...identity, locale: 'fr', timeZone: 'Europe/Paris' }),
  })
  const claims = (await response.json()) as TestClaims
  const person = await network.as(email)
  const { myNotices } = await person.query('{ myNotices(first: 100) { nodes { id } } }')
  const own = [
    claims.sub,
    ...myNotices.nodes.map(({ id }: { id: string }) => id),
    ...(claims.staff ?? []).map((s) => s.school),
    ...(claims.employers ?? []).flatMap((e) => [e.employer, e.user]),
  ]
  return { claims, person, own: new Set(own) }
}

/** A machine of the stranger's school, with a key for everything that keys are for. */
async function machineOf(email: string): Promise<Guest> {
  const { person, claims } = strangers.find((stranger) => stranger.claims.email === email)!
  const school = claims.staff![0]!.school
  const input = { schoolId: school, name: 'Portal', scopes: [...apiKeyScopes] }
  const { result } = await person.query(mutation('createApiKey', 'ApiKeyCreated { secret apiKey { id } }'), { input })
  const key = { id: result.apiKey.id, school, scopes: [...apiKeyScopes] }
  const machine = testClient(network.url).with({ authorization: `Bearer ${result.secret}` })
  return { claims: { sub: key.id, key }, person: machine, own: new Set([school, key.id]) }
}

/** All that the house tells everybody who is signed in: what schools and companies say of themselves. */
const open = [
  'Employer.city',
  'Employer.industry',
  'Employer.name',
  'Employer.registrationCountry',
  'Employer.registrationNumber',
  'Employer.registrationScheme',
  'Employer.size',
  'Employer.website',
  'EmployerConnection.totalCount',
  'EmployerEdge.cursor',
  'PageInfo.endCursor',
  'PageInfo.startCursor',
  'School.city',
  'School.matchingOn',
  'School.name',
  'School.timeZone',
  'SchoolConnection.totalCount',
  'SchoolEdge.cursor',
]
/** One step behind it: what schools advise. */
const behind = [...open, 'SafetyAdvice.link', 'SafetyAdvice.text']
const graph = apiSchema()

test.each(servicesWithSchema())(
  'AC-04 $name shows strangers nothing by _entities or a query but what is open to all',
  async ({ name, schema }) => {
    const { url } = network.services[name as ServiceName]
    for (const { claims, own } of strangers) {
      const { seen, asked } = await walkSubgraph(url, readTypeDefs(schema), samples, claims, own)
      expect(asked).toBeGreaterThan(2)
      expect([...seen].filter((sight) => !behind.includes(sight))).toEqual([])
    }
  },
)

test('AC-04 the walk sees what there is: the recruiter is shown what strangers are not', async () => {
  const seen = new Set<string>()
  for (const { name, schema } of servicesWithSchema()) {
    const { url } = network.services[name as ServiceName]
    const walk = await walkSubgraph(url, readTypeDefs(schema), samples, insiders[0]!.claims, new Set())
    for (const sight of walk.seen) seen.add(sight)
  }
  const some = ['Approval.state', 'Booth.state', 'Candidate.name', 'Event.name', 'Host.displayName', 'Interview.status']
  const more = ['Invitation.state', 'Job.title', 'JobReview.comment', 'Message.text', 'Notice.title', 'Person.email']
  expect([...seen]).toEqual(expect.arrayContaining([...some, ...more]))
})

/** That an interview at the fair stands. */
const that = ['StandingInterview.recruiterName', 'StandingInterview.status', 'StandingInterview.talentName']
/** What the company's recruiting people read of one outside events: all but what somebody wrote (PE-25). */
const outside = [
  ...['changedAt', 'companyName', 'expectation', 'kind', 'origin', 'recruiterName', 'requestedAt', 'sentBy'],
  ...['status', 'talentName', 'timeZone', 'viewerActions', 'viewerSide'],
]
  .map((field) => `Interview.${field}`)
  .concat(['at', 'by', 'recruiterName', 'status'].map((field) => `InterviewStep.${field}`))

test('TS-01 the walk of those who run the company, and of staff who manage events: of others’ interviews that they stand, and no more', async () => {
  const { recruiter } = inside
  const { me } = await recruiter.query('{ me { employerUsers { nodes { employer { id } } } } }')
  const employerId = me.employerUsers.nodes[0].employer.id
  const colleague = { employerId, email: 'bea@example.org', name: 'Béa Admin', role: 'ADMIN' }
  await recruiter.query(mutation('addEmployerUser', 'EmployerUser { id }'), { input: colleague })
  await network.settle()
  const { url } = network.services.scheduling
  const { schema } = servicesWithSchema().find(({ name }) => name === 'scheduling')!
  for (const email of ['bea@example.org', 'helene@example.org']) {
    const { claims } = await guest(email)
    const { seen } = await walkSubgraph(url, readTypeDefs(schema), samples, claims, new Set())
    const ofInterviews = [...seen].filter((sight) => /^(Standing)?Interview(Step)?\./.test(sight))
    expect([email, ofInterviews.sort()]).toEqual([email, email === 'bea@example.org' ? [...outside, ...that] : that])
  }
})

test('AC-04 through the gateway strangers read no more, from whichever query, and exactly what is open', async () => {
  const shown = new Set<string>()
  for (const { person, own } of strangers) {
    const { seen, asked } = await walkQueries(graph, person.ask, samples, own, undefined, 1)
    expect(asked).toBeGreaterThan(10)
    for (const sight of seen) shown.add(sight)
  }
  expect([...shown].sort()).toEqual(open)
})

test('AC-04 by `node` strangers find schools and companies, and of everything else not even that it exists', async () => {
  const shown = new Set<string>()
  for (const { claims, person, own } of strangers) {
    const { seen, found } = await walkNodes(graph, person.ask, samples, own)
    expect([...found].sort()).toEqual(claims.key ? ['Employer'] : ['Employer', 'School'])
    for (const sight of seen) shown.add(sight)
  }
  expect([...shown].filter((sight) => !behind.includes(sight))).toEqual([])
})

test('GQ-05 whatever has an id of its own is found by it, by somebody who may see it', async () => {
  const found = new Set<string>()
  for (const { person } of insiders) {
    for (const type of (await walkNodes(graph, person.ask, samples, new Set())).found) found.add(type)
  }
  expect([...found].sort()).toEqual(Object.values(prefixes).sort())
})

test('GQ-05 an id that names nothing is null, like one that is not for the asker; a text that is no id is an error', async () => {
  const { person } = strangers[0]!
  const bare = 'query ($id: ID!) { node(id: $id) { __typename id } }'
  const answers = async (id: string) => [await person.ask(bare, { id }), await insiders[0]!.person.ask(bare, { id })]
  for (const prefix of Object.keys(prefixes) as Prefix[]) {
    for (const { data, errors } of await answers(newId(prefix)))
      expect([prefix, data, errors]).toEqual([prefix, { node: null }, undefined])
  }
  for (const id of ['', 'itv', 'itv_1', `xyz_${newId('itv').slice(4)}`, samples.get('Interview')![0]!.toUpperCase()]) {
    const [{ data, errors } = {} as never] = await answers(id)
    expect([id, data, errors?.[0]]).toMatchObject([id, { node: null }, { extensions: { code: 'BAD_USER_INPUT' } }])
    expect(errors?.[0]?.message).toContain('is no id')
  }
})

test('GQ-05 several nodes in one query, by literals, defaults and fragments, are each judged', async () => {
  const [interview, school] = [samples.get('Interview')![0]!, samples.get('School')![0]!]
  const query = `query ($id: ID! = "${interview}", $with: Boolean! = false) {
    ...Nodes school: node(id: "${school}") { ... on School { name } } none: node(id: "${newId('itv')}") { id }
  }
  fragment Nodes on Query {
    mine: node(id: $id) { id ... on Interview { status } ... on Host { displayName } }
    ... on Query { skipped: node(id: $id) @include(if: $with) { id } }
  }`
  const mine = await insiders[0]!.person.ask(query)
  const theirs = await strangers[0]!.person.ask(query)
  const seen = { school: { name: 'École Rive Gauche' }, none: null }
  expect(mine).toEqual({ status: 200, data: { mine: { id: interview, status: 'CONFIRMED' }, ...seen } })
  expect(theirs).toEqual({ status: 200, data: { mine: null, ...seen } })
})

test('AC-04 strangers hear nothing of what happens to others', async () => {
  const heard: unknown[] = []
  const streams = ['subscription { interviewChanged { id } }', 'subscription { noticeReceived { id } }']
  for (const stream of strangers.flatMap(({ person }) => streams.map((query) => person.subscribe(query)))) {
    stream.next().then(
      ({ value }) => value && heard.push(value),
      () => {},
    )
  }
  const { candidate, hostId } = inside
  const told = candidate.subscribe('subscription { interviewChanged { id status } }').next()
  // A socket does not say when it listens: something happens again and again until the participant has heard of it,
  // and three times more.
  let happened = 0
  let hears = Number.POSITIVE_INFINITY
  told.then(
    () => {
      hears = happened
    },
    () => {},
  )
  while (happened < hears + 3 && happened < 30) {
    await move(candidate, hostId)
    await network.settle()
    happened++
  }
  expect((await told).value).toMatchObject({ interviewChanged: { id: expect.stringMatching(/^itv_/) } })
  expect(heard).toEqual([])
})

/** To another slot that is free: the one just left is free again. */
async function move(candidate: TestPerson, hostId: string): Promise<void> {
  const { host } = await candidate.query('query ($id: ID!) { host(id: $id) { slots { startsAt } } }', { id: hostId })
  const input = { interviewId: samples.get('Interview')![0], startsAt: host.slots.at(-1).startsAt }
  const { result } = await candidate.query(mutation('rescheduleInterview', 'Interview { id }'), { input })
  if (result.code) throw new Error(result.message)
}

test('AC-04 strangers may do to others’ things nothing at all, whichever mutation', async () => {
  const forEverybody = ['markAllNoticesRead', 'registerEmployer', 'updateMyProfile']
  for (const { person } of strangers) {
    const done = await walkMutations(graph, person.ask, samples)
    expect(done.filter((name) => !forEverybody.includes(name))).toEqual([])
  }
})
