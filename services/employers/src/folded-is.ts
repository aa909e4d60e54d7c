import { folded } from '@passerelle/kernel'
import { type Sql, sql } from '@passerelle/persistence'

/** Whether a folded column is what somebody looks for. What has no letter or digit is nothing, and the column of nobody. */
export function foldedIs(column: string, text: string): Sql {
  const wanted = folded(text)
  return wanted === '' ? sql('false') : sql(`${column} = ?`, wanted)
}
