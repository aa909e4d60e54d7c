import { type Refusal, refuse } from '@passerelle/kernel'

export function noSuchMatch(): Refusal {
  return refuse('NOT_FOUND', 'There is no such match, or it is not for you to see.')
}
