import { subscribe } from 'node:diagnostics_channel'
import { readFileSync } from 'node:fs'

/** What the reference says that each mutation may refuse with. */
const file = new URL('../../../../docs/schema/refusals.json', import.meta.url)
const listed = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, readonly string[]>>
const unlisted = new Set<string>()

subscribe('passerelle:refusal', (message) => {
  const { mutation, code } = message as { mutation: string; code: string }
  if (listed[mutation]?.includes(code) === false) unlisted.add(`${mutation} answered ${code}`)
})

/** @throws when a mutation answered a refusal that docs/schema does not list for it, since it was asked the last time */
export function checkRefusals(): void {
  const found = [...unlisted]
  unlisted.clear()
  if (found.length > 0) throw new Error(`${found.join(', ')}: docs/schema does not say so`)
}
