import { performance } from 'node:perf_hooks'
import { type Caller, type Watch, watch } from '@passerelle/client'
import { chance } from '@passerelle/testkit/dice'
import type { Fair, Host, Run, Talent } from './fair.ts'
import { type Standing, standingFields } from './ledger.ts'

export interface Seen extends Standing {
  readonly changedAt: string
  readonly arrivedAt: number
}

/** What one person saw through `interviewChanged`, in the order of arrival. */
export interface Sighting {
  readonly caller: Caller
  readonly seen: readonly Seen[]
  readonly errors: readonly string[]
  /** Above 1: it broke, and what happened meanwhile was not seen. */
  beginnings(): number
}

const interviewChanged = `subscription InterviewChanged($eventId: ID!) {
  interviewChanged(eventId: $eventId) { ${standingFields} changedAt }
}`

/** Twelve candidates and six recruiters, drawn, follow their interviews until closed. */
export async function watchSome(run: Run, fair: Fair, talents: readonly Talent[], hosts: readonly Host[]) {
  const dice = chance(run.seed, 'watchers')
  const people = [...dice.shuffled(talents).slice(0, 12), ...dice.shuffled(hosts).slice(0, 6)]
  const watches: Watch[] = []
  const sightings = await Promise.all(
    people.map(async ({ caller }): Promise<Sighting> => {
      const seen: Seen[] = []
      const errors: string[] = []
      const note = (value: Omit<Seen, 'arrivedAt'>) => seen.push({ ...value, arrivedAt: performance.now() })
      const variables = { eventId: fair.id }
      const watching = await watch(run.campus.url, caller, interviewChanged, variables, note, (error) =>
        errors.push(error),
      )
      watches.push(watching)
      return { caller, seen, errors, beginnings: watching.beginnings }
    }),
  )
  return {
    sightings,
    async [Symbol.asyncDispose]() {
      await Promise.all(watches.map((watching) => watching.close()))
    },
  }
}
