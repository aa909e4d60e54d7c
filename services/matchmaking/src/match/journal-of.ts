import type { Connection, PageArgs } from '@passerelle/kernel'
import { type KeysetList, pageLoader, sql } from '@passerelle/persistence'
import type { Reading } from '@passerelle/service-kit'
import { MatchStep } from './match-step.ts'

export type MatchStepPage = Connection<MatchStep>

const inOrder: KeysetList<MatchStep> = {
  entity: MatchStep,
  table: 'match_step',
  order: [{ column: 'number', type: 'integer' }],
  keyOf: ({ number }) => [number],
}

/** By match, which the viewer sees: the entries from the first on (HU-26). */
export function journalOf({ em }: Pick<Reading, 'em'>) {
  return pageLoader<MatchStep, PageArgs>(em, inOrder, () => sql('row.match_id = parent.id'))
}
