import type { SavedOperation } from '../saved-operations.ts'

/** Who of these people is named as the one that runs it. */
export function personFor<P extends { readonly name: string }>(
  operation: Pick<SavedOperation, 'who'>,
  people: readonly P[],
): P | undefined

/** Puts what was looked up in the place of each text that ends with `…`, and says for which names nothing was found. */
export function filledIn(variables: string, found: unknown): { variables: string; missing: string[] }
