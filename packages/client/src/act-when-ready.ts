import type { Caller, Outcome } from './caller.ts'
import { type Patience, until } from './until.ts'

/**
 * A mutation that needs what another service has just said. Tries again while the answer is one of the refusals that mean
 * "not heard of it yet", and throws on every other refusal.
 * @param notYet codes of refusals that go away by waiting
 */
export async function actWhenReady<T>(
  caller: Pick<Caller, 'act'>,
  document: string,
  variables: object,
  notYet: readonly string[],
  patience: Patience = 30_000,
): Promise<T> {
  let last = ''
  const outcome = await until(`${document.slice(0, 60)}… ${last}`, patience, async () => {
    const answer = await caller.act<T>(document, variables)
    if (answer.refused !== undefined) last = answer.refused
    return answer.refused !== undefined && notYet.includes(answer.refused) ? undefined : answer
  })
  return granted(outcome)
}

/** @throws when it was refused */
export function granted<T>(outcome: Outcome<T>): T {
  if (outcome.refused !== undefined) throw new Error(`Refused: ${outcome.refused} ${outcome.message}`)
  return outcome.value
}
