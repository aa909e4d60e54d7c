import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type EmployerId, newId } from '@passerelle/kernel'
import type { TestClaims } from '@passerelle/testkit'
import { candidateOf, type Fair, publishedOf, say, staffOf, startFair, userOf } from './fair.ts'

let fair: Fair
const school = newId('sch')
const employers: EmployerId[] = Array.from({ length: 3 }, () => newId('emp'))
const crowd = Array.from({ length: 4 }, () => candidateOf(school))
const events: string[] = []

beforeAll(async () => {
  fair = await startFair()
  for (const employer of employers) await fair.decide(school, employer, 'APPROVED')
  for (let i = 0; i < 4; i++) {
    const eventId = await publishedOf(fair, school)
    events.push(eventId)
    for (const employerId of employers) await say(fair, userOf(employerId), 'openBooth', { eventId, employerId })
    for (const who of crowd) await say(fair, who, 'registerForEvent', { eventId })
  }
})
afterAll(() => fair[Symbol.asyncDispose]())

/** The statements that the answer took; those of the relay and the consumer go another way. */
async function counted(who: TestClaims, query: string, variables: Record<string, unknown>): Promise<string[]> {
  fair.statements.length = 0
  const { errors } = await fair.api.as(who).ask(query, variables)
  expect(errors).toBeUndefined()
  return fair.statements.filter((statement) => !/inbox|outbox/.test(statement))
}

const nested = `query ($school: ID!) { events(schoolId: $school) { totalCount edges { node { id
  booths { totalCount edges { node { id event { id name } employer { id booths { edges { node { id event { name } } } } } } } }
  registrations { totalCount edges { node { id event { name } candidate { id registrations { edges { node { id } } } } } } }
  viewerRegistration { id } viewerBooths { nodes { id event { id } } } } } } }`

test('GQ-05 lists within lists take one statement a level, however many there are', async () => {
  // Pages and counts of events, booths and registrations: 6; the viewer's registration; events of booths and of
  // registrations together; booths of employers; registrations of candidates.
  expect(await counted(staffOf(school), nested, { school })).toHaveLength(10)
  // Two more: where the company takes part, and its own booths.
  expect(await counted(userOf(employers[0]!), nested, { school })).toHaveLength(12)
})

test('GQ-05 references are resolved by one statement for each type', async () => {
  const representations = [
    ...events.map((id) => ({ __typename: 'Event', id })),
    ...crowd.map(({ candidates }) => ({ __typename: 'Candidate', id: candidates[0]!.candidate })),
  ]
  const query = `query ($r: [_Any!]!) { _entities(representations: $r) {
    ... on Event { name } ... on Candidate { registrations { edges { node { event { name } } } } } } }`
  const statements = await counted(staffOf(school), query, { r: representations })
  expect(statements).toHaveLength(2)
})
