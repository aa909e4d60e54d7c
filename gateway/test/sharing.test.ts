import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { GraphqlAnswer, TestPerson } from '@passerelle/testkit'
import { type GatewayWorld, startGatewayWorld } from './gateway-world.ts'

let world: GatewayWorld
let ines: TestPerson
let tom: TestPerson
beforeAll(async () => {
  world = await startGatewayWorld()
  ines = await world.as('ines@example.org')
  tom = await world.as('tom@example.org')
})
afterAll(async () => world[Symbol.asyncDispose]())

const reads = async (count: number) => {
  while (world.subgraphs.held.reads() < count) await new Promise((resolve) => setImmediate(resolve))
}
const held = ({ data }: GraphqlAnswer) => data.held as number

/** Lets go again and again: one that came late must not wait for ever. */
async function answered(answers: Promise<GraphqlAnswer>[]): Promise<GraphqlAnswer[]> {
  const letGo = setInterval(() => world.subgraphs.held.release(), 20)
  world.subgraphs.held.release()
  try {
    return await Promise.all(answers)
  } finally {
    clearInterval(letGo)
  }
}

/** Asked, and on its way: whoever comes later may join. */
async function asked(person: TestPerson, count: number, query = '{ held }', variables = {}) {
  const answers = Array.from({ length: count }, () => person.ask(query, variables))
  // An answer of the same person that needs nothing held shows that those before it have been taken in.
  await person.query('{ me { id } }')
  return answers
}

test('GQ-09 the same query of one person is worked out once, and each gets the whole answer', async () => {
  const answers = await asked(ines, 10)
  await reads(1)
  expect(world.subgraphs.held.reads()).toBe(1)
  const all = await answered(answers)
  expect(all.every((answer) => answer.status === 200 && held(answer) === held(all[0]!))).toBe(true)
})

test('GQ-09 different operations share the same fetch, and never an object of it', async () => {
  const query = (more: string) => `query Q { held ${more} }`
  const answers = [ines.ask(query('notes { id }')), ines.ask(query('requestId'))]
  await reads(1)
  await ines.query('{ me { id } }')
  expect(world.subgraphs.held.reads()).toBe(1)
  const [first, second] = await answered(answers)
  expect(Object.keys(first!.data)).toEqual(['held', 'notes'])
  expect(Object.keys(second!.data)).toEqual(['held', 'requestId'])
})

test('AC-04 nothing is shared between persons, nor between other variables', async () => {
  const query = 'query ($with: Boolean!) { held me @include(if: $with) { name } }'
  const persons = [...(await asked(ines, 1, query, { with: true })), ...(await asked(tom, 1, query, { with: true }))]
  await reads(2)
  const [mine, theirs] = await answered(persons)
  expect([mine!.data.me, theirs!.data.me]).toEqual([{ name: 'ines' }, { name: 'tom' }])
  const [without, including] = await answered([ines.ask(query, { with: false }), ines.ask(query, { with: true })])
  expect(Object.keys(without!.data)).toEqual(['held'])
  expect(Object.keys(including!.data)).toEqual(['held', 'me'])
})

test('GQ-09 nobody joins what began before a mutation of theirs ended: they read what they wrote', async () => {
  const before = await asked(ines, 1)
  await reads(1)
  await ines.query('mutation { rename(name: "Inès") { id } }')
  const after = await asked(ines, 1)
  await reads(2)
  const [first, second] = await answered([...before, ...after])
  expect(held(second!)).toBe(held(first!) + 1)
})

test('GQ-09 mutations are never shared', async () => {
  const before = await valueNow()
  const rename = 'mutation { rename(name: "Inès") { id } }'
  await Promise.all(Array.from({ length: 10 }, () => ines.query(rename)))
  expect(await valueNow()).toBe(before + 10)
})

test('GQ-09 a failure is shared by those who wait for it, and the next one is asked anew', async () => {
  const failing = await Promise.all(Array.from({ length: 5 }, () => ines.ask('{ fault me { name } }')))
  expect(failing.every(({ errors }) => errors?.[0]?.extensions?.code === 'INTERNAL_SERVER_ERROR')).toBe(true)
  expect((await ines.ask('{ me { name } }')).data).toEqual({ me: { name: 'ines' } })
})

async function valueNow(): Promise<number> {
  const [answer] = await answered(await asked(ines, 1))
  return held(answer!)
}
