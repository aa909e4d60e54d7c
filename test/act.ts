import { mutation } from '@passerelle/client'
import type { TestPerson } from '@passerelle/testkit'

/**
 * Runs a mutation, and returns what was asked of its `success`: `Match { id }`.
 * @throws Error with the code and the sentence of a refusal
 */
// biome-ignore lint/suspicious/noExplicitAny: a test looks into the answer it asked for
export async function act(person: TestPerson, field: string, success: string, input: object): Promise<any> {
  const { result } = await person.query(mutation(field, success), { input })
  if (result.code) throw new Error(`${field}: ${result.code} ${result.message}`)
  return result
}
