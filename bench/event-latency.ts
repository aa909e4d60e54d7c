/**
 * `node bench/event-latency.ts <database> <log>`: milliseconds from a commit to the handler of another service, without
 * load, and what waiting costs. The database must be empty or from an earlier run; the log is postgres://… or kafka://….
 */
import { setTimeout as delay } from 'node:timers/promises'
import { createTransport, reaction, startConsumer, startRelay, tail } from '@passerelle/messaging'
import { createOrm, migrate } from '@passerelle/persistence'
import { chance } from '@passerelle/testkit/dice'
import pino from 'pino'
import { entities, migrations, noteWritten, writeLine } from '../packages/messaging/test/support/note.ts'

const [database, logUrl] = process.argv.slice(2)
if (!database || !logUrl) throw new Error('node bench/event-latency.ts <database> <log>')

const log = pino({ level: 'warn' })
const orm = await createOrm({ url: database, entities, migrations })
await migrate(orm)
const transport = createTransport(logUrl, { log })
const relay = startRelay({ orm, transport, log, service: 'notes' })
let arrived = Promise.withResolvers<number>()
const reactions = [reaction(noteWritten, async () => arrived.resolve(performance.now()))]
const consumer = startConsumer({ orm, transport, group: `bench ${Date.now()}`, reactions, log })
const following = await tail(transport, [noteWritten], () => {})
while ((await consumer.lag()) > 0) await delay(50)

const dice = chance(1, 'pauses')
const run = `note ${Date.now()}`
const took: number[] = []
for (let i = 0; i < 300; i++) {
  arrived = Promise.withResolvers()
  await writeLine(orm, `${run} ${i % 20}`)
  const committed = performance.now()
  took.push((await arrived.promise) - committed)
  await delay(dice.next() * 60)
}
took.sort((a, b) => a - b)
const at = (share: number) => `${took[Math.floor(share * (took.length - 1))]?.toFixed(1)} ms`
console.log(`${transport.kind}: p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, worst ${at(1)}`)

const before = process.cpuUsage()
await delay(10_000)
const { user, system } = process.cpuUsage(before)
console.log(`idle: ${((user + system) / 100_000).toFixed(2)} % of one core for one service`)

await following.close()
await consumer.close()
await relay.close()
await transport.close()
await orm.close()
