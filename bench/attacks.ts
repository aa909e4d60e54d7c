/**
 * `node bench/attacks.ts`: milliseconds of CPU that each request of `gateway/test/attack-list.ts` costs, alone, by each of
 * the ways to ask; the client and two small subgraphs are in the same process and in the figures. Each text is asked seven
 * times with a comment of its own behind it, so that no cache knows it: the median counts, and the first, which compiles.
 */
import { openEventStream } from '@passerelle/testkit'
import { type Attack, attacks } from '../gateway/test/attack-list.ts'
import { startGatewayWorld } from '../gateway/test/gateway-world.ts'
import { readySocket } from '../gateway/test/raw-socket.ts'

const world = await startGatewayWorld({ developer: false, environment: { RATE_PER_PERSON: '0' } })
const authorization = await world.identity.bearerFor({ email: 'ines@example.org' })
const { url } = world.gateway
const socket = await readySocket(`${url.replace('http', 'ws')}/graphql`, authorization)

const ways: Record<string, (attack: Attack) => Promise<unknown>> = {
  async HTTP(attack) {
    const headers = { authorization, 'content-type': 'application/json' }
    const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify(attack) })
    await response.text()
  },
  async socket(attack) {
    socket.send({ id: 'one', type: 'subscribe', payload: attack })
    const { type } = await socket.next()
    if (type === 'next') await socket.next()
  },
  async stream(attack) {
    const stream = await openEventStream(`${url}/graphql/stream`, { body: attack, headers: { authorization } })
    stream.read()
    await stream.ended()
  },
}

let asked = 0
async function cpuOf(way: (attack: Attack) => Promise<unknown>, attack: Attack): Promise<number> {
  const query = typeof attack.query === 'string' ? `${attack.query}#${asked++}` : attack.query
  const before = process.cpuUsage()
  await way({ ...attack, query })
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

for (const way of Object.values(ways)) await way({ query: '{ me { id } }' })
const rows: { attack: string; way: string; first: number; median: number }[] = []
for (const [attack, request] of Object.entries(attacks)) {
  for (const [way, ask] of Object.entries(ways)) {
    const times: number[] = []
    for (let time = 0; time < 7; time++) times.push(await cpuOf(ask, request))
    const [first] = times as [number]
    rows.push({ attack, way, first: Math.round(first), median: Math.round(times.sort((a, b) => a - b)[3]!) })
  }
}
console.table(rows.sort((one, other) => other.median - one.median).slice(0, 20))
console.table(rows.sort((one, other) => other.first - one.first).slice(0, 10))
socket.close()
await world[Symbol.asyncDispose]()
process.exit()
