/** A fair as three light subgraphs see it: schemas, made-up data, and the queries that the bench asks. */

const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])'

export const sdl = {
  employers: `${link}
    type Person @key(fields: "id") { id: ID! name: String! email: String! }
    type Employer @key(fields: "id") { id: ID! name: String! city: String! industry: String! jobs: [Job!]! }
    type Job { id: ID! title: String! kind: String! }
    type Query { person(id: ID!): Person }`,
  events: `${link}
    type Event @key(fields: "id") { id: ID! name: String! city: String! booths: [Booth!]! }
    type Booth { id: ID! number: Int! employer: Employer! }
    type Employer @key(fields: "id", resolvable: false) { id: ID! }
    type Query { event(id: ID!): Event }`,
  scheduling: `${link}
    type Employer @key(fields: "id") { id: ID! openSlots: Int! hosts: [Host!]! }
    type Host { id: ID! displayName: String! interviews: [Interview!]! }
    type Person @key(fields: "id") { id: ID! interviews: [Interview!]! }
    type Interview { id: ID! status: String! startsAt: String! event: Event! employer: Employer! talent: Person! }
    type Event @key(fields: "id", resolvable: false) { id: ID! }
    type Query { unused: Boolean }`,
}
export type SubgraphName = keyof typeof sdl

const list = <T>(count: number, of: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => of(index))
const numberOf = (id: string) => Number(/\d+/.exec(id)?.[0] ?? 0)
const reference = ({ id }: { id: string }) => ({ id })

const interview = (owner: string) => (index: number) => ({
  id: `itv_${owner}_${index}`,
  status: index % 3 === 0 ? 'REQUESTED' : 'CONFIRMED',
  startsAt: `2026-11-02T${10 + (index % 8)}:00:00.000Z`,
  event: { id: `evt_${index}` },
  employer: { id: `emp_${(numberOf(owner) + index) % 50}` },
  talent: { id: `per_${(numberOf(owner) + index) % 100}` },
})

export const resolvers: Record<SubgraphName, object> = {
  employers: {
    Query: { person: (_: unknown, { id }: { id: string }) => person(id) },
    Person: { __resolveReference: ({ id }: { id: string }) => person(id) },
    Employer: {
      __resolveReference: ({ id }: { id: string }) => ({
        id,
        name: `Company ${id}`,
        city: 'Nantes',
        industry: 'Software',
        jobs: list(3, (index) => ({ id: `job_${id}_${index}`, title: `Engineer ${index}`, kind: 'PERMANENT' })),
      }),
    },
  },
  events: {
    Query: { event: (_: unknown, { id }: { id: string }) => event(id) },
    Event: { __resolveReference: ({ id }: { id: string }) => event(id) },
  },
  scheduling: {
    Employer: {
      __resolveReference: reference,
      openSlots: ({ id }: { id: string }) => numberOf(id) % 20,
      hosts: ({ id }: { id: string }) =>
        list(2, (index) => ({ id: `hst_${id}_${index}`, displayName: `Host ${index}` })),
    },
    Host: { interviews: ({ id }: { id: string }) => list(3, interview(id)) },
    Person: { __resolveReference: reference, interviews: ({ id }: { id: string }) => list(10, interview(id)) },
  },
}

function person(id: string) {
  return { id, name: `Person ${id}`, email: `${id}@example.org` }
}

function event(id: string) {
  const booth = (index: number) => ({ id: `bth_${index}`, number: index, employer: { id: `emp_${index}` } })
  return { id, name: `Forum ${id}`, city: 'Paris', booths: list(20, booth) }
}

/** From a small screen to a large page. Each takes one id. */
export const operations = {
  agenda: `query Agenda($id: ID!) { person(id: $id) { id name
    interviews { id status startsAt event { id name } employer { id name city } } } }`,
  booths: `query Booths($id: ID!) { event(id: $id) { id name city
    booths { id number employer { id name city industry openSlots jobs { id title kind } } } } }`,
  fair: `query Fair($id: ID!) { event(id: $id) { id name city booths { id number employer { id name city industry openSlots
    jobs { id title kind } hosts { id displayName interviews { id status startsAt
      event { id name city } employer { id name } talent { id name email } } } } } } }`,
} as const
export type OperationName = keyof typeof operations

/** How often each is asked, of ten requests. */
export const mix: readonly OperationName[] = [
  ...list(5, () => 'agenda' as const),
  ...list(4, () => 'booths' as const),
  'fair',
]
