import type { Outcome } from '@passerelle/client'
import type { Match } from '../../matches.ts'
import type { Attempt, Pair } from './pair.ts'

type Deed = Omit<Attempt, 'sure' | 'onBehalf' | 'channel'> & Partial<Pick<Attempt, 'onBehalf' | 'channel'>>

/**
 * Notes an attempt with its outcome.
 * @param allowed the refusals that the rules provide for here
 * @throws on any other refusal
 */
export async function attempt(
  pair: Pair,
  deed: Deed,
  doing: Promise<Outcome<Match>>,
  allowed: readonly string[] = [],
): Promise<Outcome<Match>> {
  const outcome = await doing
  note(pair, deed, outcome.refused === undefined)
  if (outcome.refused !== undefined && !allowed.includes(outcome.refused))
    throw new Error(`${pair.matchId}, ${deed.action} ${deed.value}: ${outcome.refused} ${outcome.message}`)
  return outcome
}

/** Notes an attempt. An acknowledged one that repeats what stood leaves no step of its own. */
export function note(
  { attempts }: Pair,
  { onBehalf = false, channel = 'INTERFACE', ...deed }: Deed,
  acknowledged: boolean,
): void {
  const sure = acknowledged && !attempts.some((earlier) => same(earlier, deed))
  attempts.push({ ...deed, onBehalf, channel, sure })
}

const same = (one: Pick<Attempt, 'action' | 'value'>, other: Pick<Attempt, 'action' | 'value'>) =>
  one.action === other.action && one.value === other.value
