import { until } from '@passerelle/client'
import { aFewAtATime } from '../../a-few-at-a-time.ts'
import { type Match, readMatch } from '../../matches.ts'
import type { Pair } from './pair.ts'

/** Each match as its contact reads it once an accepted date has become an interview, or turned out to be taken. */
export function settled(pairs: readonly Pair[], withinMs: number): Promise<{ pair: Pair; match: Match }[]> {
  return aFewAtATime(pairs, async (pair) => ({
    pair,
    match: await until(`${pair.matchId} becomes an interview`, withinMs, async () => {
      const match = await readMatch(pair.offer.contact, pair.matchId)
      return match.state === 'APPOINTMENT_ACCEPTED' && match.interview?.status !== 'CONFIRMED' ? undefined : match
    }),
  }))
}
