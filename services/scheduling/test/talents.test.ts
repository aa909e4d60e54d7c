import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { candidateChanged, employerDeclined } from '@passerelle/contracts'
import { newId } from '@passerelle/kernel'
import { stranger, type TestClaims } from '@passerelle/testkit'
import { candidate, type Fair, say, school, startFair, type Talent } from './fair.ts'

let fair: Fair
beforeAll(async () => {
  fair = await startFair()
})
afterAll(() => fair[Symbol.asyncDispose]())

interface Studies {
  programme?: string | null
  graduationYear?: number | null
}

/** A registered talent whose file the school keeps under this name. */
async function talent(event: { id: string }, firstName: string, lastName: string, studies: Studies = {}) {
  const registered = await fair.talent(event as never, `${firstName} ${lastName}`)
  const { candidate: id } = registered.candidates[0]!
  await fair.rest.says(candidateChanged, {
    ...{ id: id as never, schoolId: school, personId: registered.sub as never, firstName, lastName },
    ...studies,
  })
  await fair.settled()
  return registered
}

async function talents(who: TestClaims, eventId: string, args = '') {
  const document = `query ($id: ID!) { _entities(representations: [{ __typename: "Event", id: $id }]) { ... on Event {
    talents${args} { totalCount pageInfo { hasNextPage endCursor }
      nodes { name programme graduationYear inContact candidate { id } } } } } }`
  const { data, errors } = await fair.api.as(who).ask(document, { id: eventId })
  return { talents: data?._entities[0]?.talents, errors }
}
const names = async (who: TestClaims, eventId: string, args = '') =>
  (await talents(who, eventId, args)).talents.nodes.map(({ name }: { name: string }) => name)

/** A fair with one recruiter, and three talents who study something. */
async function threeTalents() {
  const event = await fair.event()
  const host = await fair.host(event)
  const ines = await talent(event, 'Inès', 'Marchand', { programme: 'Génie logiciel', graduationYear: 2027 })
  const hugo = await talent(event, 'Hugo', 'Blanc', { programme: 'Droit', graduationYear: 2027 })
  const zoe = await talent(event, 'Zoé', 'Albert', { programme: 'Génie civil', graduationYear: 2028 })
  return { event, host, ines, hugo, zoe }
}
const offer = (host: TestClaims & { hostId: string }, { candidates }: Talent) =>
  say(fair, host, 'offerInterview', { hostId: host.hostId, candidateId: candidates[0]!.candidate })

test('TS-39 recruiters find the registered talents of their fair, by name, with what they study', async () => {
  const { event, host, ines } = await threeTalents()
  await talent(await fair.event(), 'Elsewhere', 'Only')
  const gone = await talent(event, 'Ana', 'Gone')
  await fair.registers(event, gone, false)
  const { talents: found } = await talents(host, event.id)
  expect(found.totalCount).toBe(3)
  expect(found.nodes.map(({ name }: { name: string }) => name)).toEqual(['Hugo Blanc', 'Inès Marchand', 'Zoé Albert'])
  expect(found.nodes[1]).toEqual({
    ...{ name: 'Inès Marchand', programme: 'Génie logiciel', graduationYear: 2027, inContact: false },
    candidate: { id: ines.candidates[0]!.candidate },
  })
})

test('TS-39 talents are searched by name, programme and year, whatever accents and case', async () => {
  const { event, host } = await threeTalents()
  for (const [filter, found] of [
    ['search: "MARCHAND ines"', ['Inès Marchand']],
    ['search: "zoe"', ['Zoé Albert']],
    ['search: "%"', []],
    ['programme: "genie"', ['Inès Marchand', 'Zoé Albert']],
    ['graduationYear: 2027', ['Hugo Blanc', 'Inès Marchand']],
    ['graduationYear: 2027, programme: "logiciel"', ['Inès Marchand']],
    ['search: "hugo", programme: "genie"', []],
  ] as const)
    expect([filter, await names(host, event.id, `(filter: { ${filter} })`)]).toEqual([filter, found])
})

test('TS-39 a recruiter sees with whom he is in contact, and nothing of his colleagues’ contacts', async () => {
  const { event, host, ines, hugo } = await threeTalents()
  const { id: interviewId } = await offer(host, ines)
  await say(fair, hugo, 'requestInterview', { hostId: host.hostId })
  const inContact = '(filter: { inContact: true })'
  expect(await names(host, event.id, inContact)).toEqual(['Hugo Blanc', 'Inès Marchand'])
  expect(await names(host, event.id, '(filter: { inContact: false })')).toEqual(['Zoé Albert'])
  const { nodes } = (await talents(host, event.id)).talents
  expect(nodes.map((node: { inContact: boolean }) => node.inContact)).toEqual([true, true, false])
  const colleague = { sub: newId('per'), employers: [{ employer: host.employer, user: newId('eus'), role: 'ADMIN' }] }
  expect(await names(colleague, event.id, inContact)).toEqual([])
  await say(fair, host, 'cancelInterview', { interviewId })
  expect(await names(host, event.id, inContact)).toEqual(['Hugo Blanc'])
})

test('TS-39 where only talents ask, a recruiter finds those alone with whom he is in contact', async () => {
  const { event, host, ines } = await threeTalents()
  await say(fair, ines, 'requestInterview', { hostId: host.hostId })
  await fair.changed(event, { requestPolicy: 'TALENTS' })
  expect(await names(host, event.id)).toEqual(['Inès Marchand'])
  await fair.changed(event, { requestPolicy: 'RECRUITERS' })
  expect(await names(host, event.id)).toHaveLength(3)
})

test('TS-39 talents are found until the fair is over or cancelled, and no longer', async () => {
  const { event, host } = await threeTalents()
  const lastMinute = Date.parse(`${event.days.at(-1)!.date}T10:59:00Z`)
  const before = fair.clock()
  fair.clock.set(new Date(lastMinute))
  expect(await names(host, event.id)).toHaveLength(3)
  fair.clock.advance(60_000)
  expect(await names(host, event.id)).toEqual([])
  fair.clock.set(before)
  expect(await names(host, event.id)).toHaveLength(3)
  await fair.changed(event, { state: 'CANCELLED' })
  expect(await names(host, event.id)).toEqual([])
})

test('TS-39 talents are looked through by companies that are received, and by nobody else', async () => {
  const { event, host, ines } = await threeTalents()
  const staff = { sub: newId('per'), staff: [{ school, permissions: ['MANAGE_EVENTS'] }] }
  const elsewhere = await fair.host(await fair.event(), {}, 'Luc Bravo', 'Bravo')
  const refused = async (who: TestClaims) => {
    const { talents: found, errors } = await talents(who, event.id)
    expect([found, errors?.[0]?.extensions?.code]).toEqual([null, 'FORBIDDEN'])
  }
  for (const who of [ines, candidate('Nobody'), staff, stranger(), elsewhere]) await refused(who)
  await fair.rest.says(employerDeclined, { ...fair.approvals.get(host.employer)!, state: 'DECLINED' })
  await fair.settled()
  await refused(host)
})

test('TS-39 whoever finds no talents is told who does, whether they have a company or not', async () => {
  const { event, ines } = await threeTalents()
  const staff = { sub: newId('per'), staff: [{ school, permissions: ['MANAGE_EVENTS'] }] }
  for (const who of [ines, staff]) {
    const { errors } = await talents({ ...who, locale: 'en' }, event.id)
    expect(errors?.[0]?.message).toBe(
      'The talents of an event are shown to the companies that are received there: open a booth. The school finds them by the registrations.',
    )
  }
})

test('TS-39 a recruiter does not find himself among the talents', async () => {
  const { event, host } = await threeTalents()
  const both = { ...(await talent(event, 'Camille', 'Roux')), employers: host.employers }
  expect(await names(both, event.id)).not.toContain('Camille Roux')
  expect(await names(host, event.id)).toContain('Camille Roux')
})

test('GQ-05 talents are read page by page, in statements that do not grow with the page', async () => {
  const event = await fair.event()
  const host = await fair.host(event)
  const statementsFor = async (count: number) => {
    fair.statements.length = 0
    expect((await talents(host, event.id)).talents.nodes).toHaveLength(count)
    return fair.statements.filter((sql) => sql.includes('select') && !/outbox|inbox/.test(sql)).length
  }
  await talent(event, 'Talent', '0')
  const forOne = await statementsFor(1)
  for (let i = 1; i < 5; i++) await talent(event, 'Talent', `${i}`)
  expect(await statementsFor(5)).toBe(forOne)
  const first = (await talents(host, event.id, '(first: 3)')).talents
  expect(first).toMatchObject({ totalCount: 5, pageInfo: { hasNextPage: true } })
  const rest = await names(host, event.id, `(first: 3, after: "${first.pageInfo.endCursor}")`)
  expect(rest).toEqual(['Talent 3', 'Talent 4'])
})
