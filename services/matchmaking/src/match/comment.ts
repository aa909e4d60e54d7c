import { optionallyWritten } from '@passerelle/contracts'

/** A comment as it is kept, on a step of a match or on what begins one: cleaned, null when nothing is left. Refuses INVALID_INPUT. */
export function commentOf(given: string | null | undefined) {
  return optionallyWritten('comment', given, 2_000)
}
