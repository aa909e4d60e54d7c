import { chance } from '@passerelle/testkit/dice'
import { Pool } from 'undici'
import { cpuSeconds } from '../cpu.ts'
import { mix, type OperationName, operations } from './graph.ts'
import type { Started } from './start.ts'

export interface Load {
  /** Requests under way at a time, each on a connection of its own. */
  inFlight: number
  seconds: number
  authorization: string
  /** The same three requests again and again, or a new id in each. */
  kind: 'identical' | 'distinct'
}

export interface Measured {
  perSecond: number
  /** Milliseconds of CPU that the gateway's process took for a request. */
  cpuMs: number
  p50: number
  p99: number
}

let counter = 1000

/** @throws when an answer is not 200 with data and no errors */
export async function measure({ url, pid }: Started, load: Load): Promise<Measured> {
  const pool = new Pool(url, { connections: load.inFlight })
  const took: number[] = []
  const dice = chance(1, 'mix')
  let end = 0
  const client = async () => {
    while (performance.now() < end) {
      const before = performance.now()
      await ask(pool, dice.pick(mix), load)
      took.push(performance.now() - before)
    }
  }
  const [cpu, begin] = [cpuSeconds(pid), performance.now()]
  end = begin + load.seconds * 1000
  await Promise.all(Array.from({ length: load.inFlight }, client))
  const seconds = (performance.now() - begin) / 1000
  const cpuMs = ((cpuSeconds(pid) - cpu) * 1000) / took.length
  await pool.close()
  took.sort((a, b) => a - b)
  const at = (share: number) => took[Math.floor(took.length * share)]!
  return { perSecond: took.length / seconds, cpuMs, p50: at(0.5), p99: at(0.99) }
}

/** One of each operation, to compare what the gateways answer. */
export async function answersOf({ url }: Started, authorization: string): Promise<unknown[]> {
  const pool = new Pool(url)
  const load: Load = { inFlight: 1, seconds: 0, authorization, kind: 'identical' }
  const answers = await Promise.all((Object.keys(operations) as OperationName[]).map((name) => ask(pool, name, load)))
  await pool.close()
  return answers.map((text) => JSON.parse(text).data)
}

async function ask(pool: Pool, name: OperationName, { kind, authorization }: Load): Promise<string> {
  const id = `${name === 'agenda' ? 'per' : 'evt'}_${kind === 'identical' ? 1 : counter++}`
  const { statusCode, body } = await pool.request({
    method: 'POST',
    path: '/graphql',
    headers: { 'content-type': 'application/json', accept: 'application/json', authorization },
    body: JSON.stringify({ query: operations[name], variables: { id } }),
  })
  const answer = await body.text()
  if (statusCode !== 200 || !answer.includes('"data":{') || answer.includes('"errors"')) {
    throw new Error(`${statusCode} ${answer.slice(0, 300)}`)
  }
  return answer
}
