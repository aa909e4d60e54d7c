import { subscribe } from 'node:diagnostics_channel'
import { readFileSync } from 'node:fs'

/** What the reference says that each mutation may refuse with. */
const file = new URL('../../../../docs/schema/refusals.json', import.meta.url)
const listed = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, readonly string[]>>
const wrong = new Set<string>()

/** Codes that are about what was typed or picked: a form marks the place. */
const ofInput = /^INVALID_|_INVALID$|^TOO_MANY$|_TOO_HIGH$|^(REASON|COMMENT|ANSWER)_REQUIRED$/

subscribe('passerelle:refusal', (message) => {
  const { mutation, code, field } = message as { mutation: string; code: string; field?: string }
  const known = listed[mutation]
  if (!known) return
  if (!known.includes(code)) wrong.add(`${mutation} answered ${code}, and docs/schema does not say so`)
  if (ofInput.test(code) && !field) wrong.add(`${mutation} answered ${code} without the field that it is about`)
})

/** @throws when a mutation answered a refusal that docs/schema does not list for it, or one of its input that names no field */
export function checkRefusals(): void {
  const found = [...wrong]
  wrong.clear()
  if (found.length > 0) throw new Error(found.join('; '))
}
