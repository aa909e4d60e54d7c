import { channel } from 'node:diagnostics_channel'
import { isRefusal } from '@passerelle/kernel'

/** A refusal that a mutation answered, in it or as it. */
export interface ToldRefusal {
  readonly mutation: string
  readonly code: string
}

const told = channel('passerelle:refusal')

/** Tells whoever listens on this process's channel `passerelle:refusal`; the tests hold it against the reference. */
export function tellRefusals(mutation: string, answer: unknown): void {
  if (!told.hasSubscribers) return
  for (const code of codesIn(answer)) told.publish({ mutation, code } satisfies ToldRefusal)
}

function codesIn(answer: unknown): readonly string[] {
  if (isRefusal(answer)) return [answer.code]
  if (Array.isArray(answer)) return answer.flatMap(codesIn)
  const isPlain = typeof answer === 'object' && answer !== null && Object.getPrototypeOf(answer) === Object.prototype
  return isPlain ? Object.values(answer).flatMap(codesIn) : []
}
