/**
 * `node bench/gateway.ts [--seconds 8] [--rounds 3] [--in-flight 64] [--with ours,stock,hive]`: the same queries through
 * our gateway, stock `@apollo/gateway` and Hive Gateway (`npm ci --prefix bench/peers` first), over the same three light
 * subgraphs, in turn in one run. Prints the median of the rounds as JSON, and ours as a multiple of each.
 * On Linux, where /proc says what a process costs.
 */
import { mkdtempSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual, parseArgs } from 'node:util'
import { startTestIdentity } from '@passerelle/testkit'
import { answersOf, type Load, type Measured, measure } from './gateway/load.ts'
import { type Started, startHive, startOurs, startStock, startSubgraphs, writeSupergraph } from './gateway/start.ts'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '8' },
    rounds: { type: 'string', default: '3' },
    'in-flight': { type: 'string', default: '64' },
    with: { type: 'string', default: 'ours,stock,hive' },
  },
})
const names = values.with.split(',')
const kinds = ['distinct', 'identical'] as const

await using stack = new AsyncDisposableStack()
const identity = stack.use(await startTestIdentity())
const subgraphs = await startSubgraphs()
stack.defer(subgraphs.stop)
const supergraph = join(mkdtempSync(join(tmpdir(), 'passerelle-bench-')), 'supergraph.graphql')
writeSupergraph(supergraph, subgraphs.urls)
const starters: Record<string, () => Promise<Started>> = {
  ours: () => startOurs(supergraph, subgraphs.urls, identity),
  stock: () => startStock(supergraph),
  hive: () => startHive(supergraph),
}
const gateways: [name: string, gateway: Started][] = []
for (const name of names) {
  const gateway = await starters[name]!()
  stack.defer(gateway.stop)
  gateways.push([name, gateway])
}

const authorization = await identity.bearerFor({ email: 'somebody@example.org' })
const answers = await Promise.all(gateways.map(([, gateway]) => answersOf(gateway, authorization)))
for (const other of answers.slice(1)) {
  if (!isDeepStrictEqual(other, answers[0])) throw new Error('The gateways do not answer the same.')
}

const load: Omit<Load, 'kind'> = {
  inFlight: Number(values['in-flight']),
  seconds: Number(values.seconds),
  authorization,
}
const measured = new Map<string, Measured[]>()
for (const [, gateway] of gateways) await measure(gateway, { ...load, seconds: 3, kind: 'distinct' })
for (let round = 0; round < Number(values.rounds); round++) {
  for (const kind of kinds) {
    for (const [name, gateway] of gateways) {
      const key = `${kind} ${name}`
      measured.set(key, [...(measured.get(key) ?? []), await measure(gateway, { ...load, kind })])
    }
  }
}

const results = Object.fromEntries([...measured].map(([key, rounds]) => [key, medians(rounds)]))
const times = kinds.flatMap((kind) =>
  names.filter((name) => name !== 'ours').map((name) => [`${kind}, ours / ${name}`, ratios(kind, name)] as const),
)
console.log(JSON.stringify({ load: loadavg(), results, times: Object.fromEntries(times) }, null, 2))

function ratios(kind: string, name: string) {
  const [ours, other] = [results[`${kind} ours`], results[`${kind} ${name}`]]
  if (!ours || !other) return {}
  return { perSecond: round(ours.perSecond / other.perSecond), perCpuSecond: round(other.cpuMs / ours.cpuMs) }
}

function medians(rounds: Measured[]): Measured {
  const of = (key: keyof Measured) => round(rounds.map((one) => one[key]).sort((a, b) => a - b)[rounds.length >> 1]!)
  return { perSecond: of('perSecond'), cpuMs: of('cpuMs'), p50: of('p50'), p99: of('p99') }
}

function round(value: number): number {
  return Number(value.toPrecision(3))
}
