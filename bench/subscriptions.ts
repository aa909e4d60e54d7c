/**
 * `node bench/subscriptions.ts [--events 4000] [--sockets 10000]`: events a second through a bare socket to the subgraph
 * that owns them (the floor), through our gateway and through Hive Gateway (`npm ci --prefix bench/peers`), each event
 * completed by a fetch from another subgraph; the same events for 1,000 who ask the same; memory of idle sockets.
 * Subgraphs and clients are in this process, the gateway in its own. No more than 128 events are on their way at a time.
 * Prints a line of JSON for each figure, with the machine's load at that moment.
 */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as breathe, setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { composeServices } from '@apollo/composition'
import { startTestIdentity } from '@passerelle/testkit'
import { parse } from 'graphql'
import { journalWithoutNames, startJournal } from '../gateway/test/journal.ts'
import { connect, type Listener, subscribe } from './subscriptions/listeners.ts'
import { peopleSdl, startPeople } from './subscriptions/people.ts'
import { type Started, startHive, startOurs } from './subscriptions/processes.ts'

const { values } = parseArgs({
  options: { events: { type: 'string', default: '4000' }, sockets: { type: 'string', default: '10000' } },
})
const [events, idleSockets] = [Number(values.events), Number(values.sockets)]
const inFlight = 128
const [different, identical] = [20, 1000]

const identity = await startTestIdentity()
const people = await startPeople()
const journal = await startJournal()
const supergraph = join(mkdtempSync(join(tmpdir(), 'passerelle-bench-')), 'supergraph.graphql')
const places = { supergraph, people: people.url, notes: journal.url }
writeFileSync(supergraph, compose())

const withName = (alias = 'note') => `subscription { ${alias}: noteWritten { id text author { name } } }`
const tokenOf = async (name: string) => ({ authorization: await identity.bearerFor({ email: `${name}@example.org` }) })

told(
  'floor',
  await measured(journal.url.replace('http', 'ws').concat('/graphql'), 1, events, async () => ({
    query: 'subscription { noteWritten { id text author { __typename id } } }',
    payload: {},
  })),
)
await through('ours', await startOurs(places, identity))
const hive = await startHive(places)
if (hive) await through('hive', hive)
journal.cut()
await journal.stop()
people.close()
await identity[Symbol.asyncDispose]()

/** One after the other on the same process: one subscriber, several with questions of their own, many with the same. */
async function through(name: string, gateway: Started): Promise<void> {
  try {
    const { url } = gateway
    const somebody = await tokenOf('somebody')
    const question = async (index: number) => ({ query: withName(`n${index}`), payload: await tokenOf(`p${index}`) })
    const same = async () => ({ query: withName(), payload: somebody })
    await measured(url, 1, Math.min(events, 1000), same)
    told(`${name}: one subscriber`, await measured(url, 1, events, same, gateway))
    const each = Math.ceil((events * 2) / different)
    told(`${name}: ${different} different ones`, await measured(url, different, each, question, gateway))
    told(`${name}: ${idleSockets} idle sockets`, await idle(gateway, somebody))
    const alike = Math.ceil((events * 15) / identical)
    told(`${name}: ${identical} alike`, await measured(url, identical, alike, same, gateway))
  } finally {
    await gateway.stop()
  }
}

function told(what: string, figures: object): void {
  console.log(JSON.stringify({ what, ...figures, load: round(loadavg()[0]!) }))
}

/** @returns deliveries a second, fetches for each event of the owner, and milliseconds of the gateway's CPU for each delivery */
async function measured(
  url: string,
  subscribers: number,
  count: number,
  asking: (index: number) => Promise<{ query: string; payload: Record<string, unknown> }>,
  gateway?: Started,
) {
  const listeners: Listener[] = []
  for (let index = 0; index < subscribers; index++) {
    const { query, payload } = await asking(index)
    const listener = await connect(url, payload)
    subscribe(listener, query)
    listeners.push(listener)
  }
  await heard(listeners)
  for (const listener of listeners) listener.count = 0
  const before = { cpu: gateway?.cpu() ?? 0, fetches: people.fetches(), at: performance.now() }
  for (let written = 0; ; ) {
    const slowest = Math.min(...listeners.map((listener) => listener.count))
    if (slowest >= count) break
    while (written < count && written - slowest < inFlight) write(written++)
    await breathe()
  }
  const seconds = (performance.now() - before.at) / 1000
  const deliveries = count * subscribers
  for (const { socket } of listeners) socket.terminate()
  while (journal.listeners() > 0) await pause(20)
  return {
    perSecond: Math.round(deliveries / seconds),
    fetchesPerEvent: round((people.fetches() - before.fetches) / count),
    ...(gateway && { cpuMs: round(((gateway.cpu() - before.cpu) * 1000) / deliveries) }),
  }
}

/** Until everybody hears: a subscription has no acknowledgement of its own. */
async function heard(listeners: readonly Listener[]): Promise<void> {
  while (listeners.some(({ count }) => count === 0)) {
    write(0)
    await pause(50)
  }
  let before = -1
  for (let now = total(listeners); now !== before; now = total(listeners)) {
    before = now
    await pause(500)
  }
}

function total(listeners: readonly Listener[]): number {
  return listeners.reduce((sum, { count }) => sum + count, 0)
}

function write(index: number): void {
  journal.write(`note ${index}`, `per_${index % 5000}`)
}

/** Memory of a gateway before and after so many sockets have signed in and wait. */
async function idle(gateway: Started, payload: Record<string, unknown>) {
  await pause(2000)
  const before = gateway.memory()
  const sockets: Listener[] = []
  for (let opened = 0; opened < idleSockets; opened += 50) {
    sockets.push(...(await Promise.all(Array.from({ length: 50 }, () => connect(gateway.url, payload)))))
  }
  await pause(2000)
  const bytes = gateway.memory() - before
  for (const { socket } of sockets) socket.terminate()
  return { sockets: sockets.length, kilobytesEach: round(bytes / 1024 / sockets.length) }
}

function round(value: number): number {
  return Number(value.toFixed(3))
}

function compose(): string {
  const services = [
    { name: 'employers', url: `${people.url}/graphql`, typeDefs: parse(peopleSdl) },
    { name: 'notifications', url: `${journal.url}/graphql`, typeDefs: parse(journalWithoutNames) },
  ]
  const { supergraphSdl, errors } = composeServices(services)
  if (!supergraphSdl) throw new Error(String(errors))
  return supergraphSdl
}
