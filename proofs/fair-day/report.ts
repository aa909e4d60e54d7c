import { type Journal, percentile } from '@passerelle/client'
import type { Finding } from './checks/finding.ts'
import type { Ledger } from './ledger.ts'
import type { Match } from './matches.ts'
import type { RushResult } from './phases/rush.ts'

/** Figures of one fair, for people and for the benchmarks. Times in milliseconds. */
export interface Summary {
  readonly seed: number
  readonly tag: string
  readonly people: { readonly candidates: number; readonly recruiters: number; readonly companies: number }
  readonly interviews: Readonly<Record<string, number>>
  readonly matches: Readonly<Record<string, number>>
  readonly changes: Readonly<Record<string, number>>
  readonly rush: {
    readonly attempts: number
    readonly confirmed: number
    readonly seconds: number
    readonly bookingsPerSecond: number
    readonly answersPerSecond: number
    readonly p50: number
    readonly p99: number
  }
  readonly refusals: Readonly<Record<string, number>>
  readonly faults: Readonly<Record<string, number>>
  readonly seconds: number
}

export function rushFigures(rush: RushResult, attempts: number, latencies: readonly number[]): Summary['rush'] {
  return {
    attempts,
    confirmed: rush.confirmed,
    seconds: rush.seconds,
    bookingsPerSecond: rush.confirmed / rush.seconds,
    answersPerSecond: latencies.length / rush.seconds,
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
  }
}

export function countByStatus(ledger: Ledger): Record<string, number> {
  return counted(ledger.entries().map(({ status }) => status))
}

export function countByState(matches: readonly { readonly match: Match }[]): Record<string, number> {
  return counted(matches.map(({ match }) => match.state))
}

function counted(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1
  return counts
}

/** The latencies of the mutations that take a slot, so far. */
export function bookingLatencies(journal: Journal): number[] {
  return [...(journal.latencies.get('ChooseSlot') ?? []), ...(journal.latencies.get('BookSlot') ?? [])]
}

/** Plain text for a terminal. */
export function render(summary: Summary, findings: readonly Finding[]): string {
  const { people, rush } = summary
  const lines = [
    `A fair with ${people.candidates} candidates, ${people.recruiters} recruiters of ${people.companies} companies · seed ${summary.seed} · run ${summary.tag} · ${summary.seconds.toFixed(1)} s`,
    '',
    ...table('Interviews at the end', summary.interviews),
    ...table('On the way', summary.changes),
    ...table('Matches at the end', summary.matches),
    ...table('Refusals, by mutation and code', summary.refusals),
    ...table('Faults that were tried again', summary.faults),
    'The rush',
    `  ${rush.attempts} attempts at the same moment, ${rush.confirmed} confirmed in ${rush.seconds.toFixed(2)} s`,
    `  ${rush.bookingsPerSecond.toFixed(0)} bookings a second, ${rush.answersPerSecond.toFixed(0)} answers a second`,
    `  as a candidate waits: p50 ${rush.p50.toFixed(0)} ms, p99 ${rush.p99.toFixed(0)} ms`,
    '',
    'Checks',
    ...findings.flatMap(verdict),
  ]
  return lines.join('\n')
}

function table(title: string, counts: Readonly<Record<string, number>>): string[] {
  const rows = Object.entries(counts).sort(([one], [other]) => one.localeCompare(other))
  return rows.length === 0 ? [] : [title, ...rows.map(([name, count]) => `  ${String(count).padStart(5)}  ${name}`), '']
}

const shownAtMost = 10

function verdict({ title, looked, wrong }: Finding): string[] {
  if (wrong.length === 0) return [`  ✔ ${title} (${looked})`]
  const more = wrong.length > shownAtMost ? [`      … and ${wrong.length - shownAtMost} more`] : []
  return [
    `  ✘ ${title} (${looked}): ${wrong.length} wrong`,
    ...wrong.slice(0, shownAtMost).map((one) => `      ${one}`),
    ...more,
  ]
}
