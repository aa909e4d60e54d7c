import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { newId, type Prefix, prefixes } from '@passerelle/kernel'
import type { TestPerson } from '@passerelle/testkit'
import type { GraphQLField } from 'graphql'
import { apiSchema } from '../tools/api-schema.ts'
import { act } from './act.ts'
import { inhabit, register } from './inhabited.ts'
import { type Network, startNetwork } from './network.ts'
import { sampleArguments, typeNamed } from './stranger/arguments.ts'
import { type Samples, samplesFrom } from './stranger/samples.ts'
import { idsOfMutations, named, type Place, withText } from './texts/places.ts'

/** Somebody, what is theirs, and what of others they may not see; ids by the name of their type. */
interface Caller {
  readonly name: string
  readonly person: TestPerson
  readonly own: Readonly<Record<string, string>>
  readonly foreign: Samples
}

let network: Network
let callers: Caller[]
beforeAll(async () => {
  network = await startNetwork({ answersByMail: true, unlimited: true })
  callers = await twoHouses()
}, 300_000)
afterAll(async () => network?.[Symbol.asyncDispose]())

const schema = apiSchema()
const places = [...idsOfMutations(schema)].flatMap(([name, ids]) => ids.map((place) => ({ name, place })))

test('AC-04 what one may not see does not exist: every mutation answers for it as for an id that names nothing', async () => {
  const different = new Set((await Promise.all(callers.map(differencesFor))).flat())
  // A company that has heard of a fair, from its school for instance, is told who has to approve it first (HS-02).
  expect([...different]).toEqual(['company elsewhere, openBooth eventId: EMPLOYER_NOT_APPROVED'])
}, 120_000)

test('AC-04 an id with a NUL names nothing: every mutation answers for it as for any other id that does', async () => {
  // Those who may do most here.
  const [recruiter, staff] = callers.slice(-2) as [Caller, Caller]
  const different: string[] = []
  for (const caller of [recruiter, staff]) {
    for (const { name, place } of places) {
      const nothing = newId(prefixAt(place))
      const answer = await answerTo(caller, name, place, nothing)
      const other = await answerTo(caller, name, place, `${nothing.slice(0, -1)}\0`)
      if (other !== answer) different.push(`${caller.name}, ${name} ${named(place)}: ${other}`)
    }
  }
  expect(different).toEqual([])
}, 120_000)

/** Where somebody is answered otherwise for a thing of others than for nothing, and how. */
async function differencesFor(caller: Caller): Promise<string[]> {
  const found: string[] = []
  const waiting = [...places]
  const work = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) found.push(...(await differencesAt(caller, next)))
  }
  await Promise.all(Array.from({ length: 6 }, work))
  return found
}

async function differencesAt(caller: Caller, { name, place }: (typeof places)[number]): Promise<string[]> {
  const type = typeAt(place)
  const nothing = await answerTo(caller, name, place, newId(prefixAt(place)))
  const found: string[] = []
  for (const id of caller.foreign.get(type) ?? []) {
    const something = await answerTo(caller, name, place, id)
    if (something !== nothing) found.push(`${caller.name}, ${name} ${named(place)}: ${codeIn(something) ?? something}`)
  }
  return found
}

const codeIn = (answer: string) => /"code":"(\w+)"/.exec(answer)?.[1]

/** What the caller is answered, with their own things at the other places; the id itself taken out. */
async function answerTo({ person, own, foreign }: Caller, name: string, place: Place, id: string): Promise<string> {
  const field = schema.getMutationType()!.getFields()[name]!
  const given = new Map([...foreign, ...Object.entries(own).map(([type, one]) => [type, [one]] as const)])
  const { input } = sampleArguments(field.args, given, '') as { input: object }
  const query = documentOf(field)
  return JSON.stringify(await person.ask(query, { input: withText(input, place, id) })).replaceAll(id, 'ID')
}

function documentOf({ name, args }: GraphQLField<unknown, unknown>): string {
  const refusal = '... on Refusal { code message field }'
  const many: Record<string, string> = {
    enrolCandidates: 'CandidatesEnrolled',
    cancelStandingInterviews: 'StandingInterviewsCancelled',
  }
  const each = many[name] ? `... on ${many[name]} { results { __typename ${refusal} } }` : ''
  return `mutation ($input: ${args[0]!.type}) { result: ${name}(input: $input) { __typename ${refusal} ${each} } }`
}

/** `employerUserId` → `EmployerUser`, `schoolIds.0` → `School` */
function prefixAt(place: Place): Prefix {
  const [prefix] = Object.entries(prefixes).find(([, type]) => type === typeAt(place)) as [Prefix, string]
  return prefix
}

function typeAt({ path }: Place): string {
  return typeNamed(path.findLast((step) => typeof step === 'string')!)
}

/** A house in which everything has happened, and another school, company and candidate. */
async function twoHouses(): Promise<Caller[]> {
  await inhabit(network)
  const here = await samplesFrom(Object.values(network.databases))
  const schoolId = await register(network, 'Haute École du Léman', 'Lausanne', 'anne-laure@example.org')
  const [nobody, staff, owner, talent] = await Promise.all(
    ['nobody', 'anne-laure', 'lucas', 'zoe'].map((name) => network.as(`${name}@example.org`, { name })),
  )
  const company = { name: 'Papeteries du Midi', registrationNumber: '55207461300019', title: 'Gérant' }
  const employer = await act(owner!, 'registerEmployer', 'Employer { id users { nodes { id } } }', company)
  const file = { firstName: 'Zoé', lastName: 'Blanc', email: 'zoe@example.org', birthDate: '2003-05-17' }
  const entry = { schoolId, ...file, campaign: '2026-2027', programme: 'Droit' }
  const candidate = await act(staff!, 'enrolCandidate', 'Candidate { id }', entry)
  await talent!.query('{ me { id } }')
  await network.settle()
  const there = new Map([
    ['Candidate', [candidate.id]],
    ['EmployerUser', [employer.users.nodes[0].id]],
  ])
  const first = (...types: string[]) => Object.fromEntries(types.map((type) => [type, here.get(type)![0]!]))
  const hidden = await hiddenFrom(nobody!, here)
  return [
    { name: 'nobody', person: nobody!, own: {}, foreign: hidden },
    { name: 'staff elsewhere', person: staff!, own: { School: schoolId, Candidate: candidate.id }, foreign: hidden },
    {
      name: 'company elsewhere',
      person: owner!,
      own: { Employer: employer.id, EmployerUser: employer.users.nodes[0].id },
      foreign: hidden,
    },
    { name: 'candidate elsewhere', person: talent!, own: { Candidate: candidate.id }, foreign: hidden },
    {
      name: 'recruiter here',
      person: await network.as('camille@example.org'),
      own: first('Employer', 'Event', 'Host', 'Job', 'Interview', 'Candidate'),
      foreign: there,
    },
    {
      name: 'staff here',
      person: await network.as('helene@example.org'),
      own: first('School', 'Candidate', 'Event', 'Match', 'Job'),
      foreign: there,
    },
  ]
}

/** Without what everybody sees: schools and companies. */
async function hiddenFrom(person: TestPerson, samples: Samples): Promise<Samples> {
  const hidden = new Map<string, string[]>()
  for (const [type, ids] of samples) {
    const seen = await Promise.all(ids.map((id) => person.ask('query ($id: ID!) { node(id: $id) { id } }', { id })))
    hidden.set(
      type,
      ids.filter((_, index) => !seen[index]!.data?.node),
    )
  }
  return hidden
}
