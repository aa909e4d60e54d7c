import { refuse } from '@passerelle/contracts'
import type { Refusal } from '@passerelle/kernel'

export function noSuchMatch(): Refusal {
  return refuse('NOT_FOUND.MATCH')
}
