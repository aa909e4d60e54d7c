import { channel } from 'node:diagnostics_channel'
import { isRefusal, type Refusal } from '@passerelle/kernel'

/** A refusal that a mutation answered, in it or as it. */
export interface ToldRefusal {
  readonly mutation: string
  readonly code: string
  /** The place in the input that it names. */
  readonly field?: string
}

const told = channel('passerelle:refusal')

/** Tells whoever listens on this process's channel `passerelle:refusal`; the tests hold it against the reference. */
export function tellRefusals(mutation: string, answer: unknown): void {
  if (!told.hasSubscribers) return
  for (const { code, details } of refusalsIn(answer)) {
    told.publish({
      mutation,
      code,
      ...(typeof details.field === 'string' && { field: details.field }),
    } satisfies ToldRefusal)
  }
}

function refusalsIn(answer: unknown): readonly Refusal[] {
  if (isRefusal(answer)) return [answer]
  if (Array.isArray(answer)) return answer.flatMap(refusalsIn)
  const isPlain = typeof answer === 'object' && answer !== null && Object.getPrototypeOf(answer) === Object.prototype
  return isPlain ? Object.values(answer).flatMap(refusalsIn) : []
}
