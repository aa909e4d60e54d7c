import type { Caller } from '@passerelle/client'
import type { Fair, Host, Run, Talent } from '../fair.ts'
import type { Sighting } from '../watchers.ts'

/** What a check may look at: answers of the public address, and what this program did. */
export interface Scene {
  readonly run: Run
  readonly fair: Fair
  readonly talents: readonly Talent[]
  readonly hosts: readonly Host[]
  /** Who has left the company, and reads nothing of it any more. */
  readonly gone: Host | undefined
  readonly sightings: readonly Sighting[]
  /** Whether something was broken on purpose while the fair ran. */
  readonly disturbed: boolean
}

/** A check's result: nothing wrong, or a sentence for each wrong thing. */
export interface Finding {
  readonly title: string
  /** What was looked at, for the summary: "412 interviews of 136 people". */
  readonly looked: string
  readonly wrong: readonly string[]
}

/** Everybody at the fair, candidates and recruiters. */
export function everybody({ talents, hosts }: Scene): readonly { caller: Caller }[] {
  return [...talents, ...hosts]
}
