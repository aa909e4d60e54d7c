import { type Language, Refusal } from '@passerelle/kernel'
import { type CodeOf, catalogue, type RefusalKey, type RefusalValues } from './catalogue.ts'

type Details = Readonly<Record<string, unknown>>

/** A sentence without values is refused as `refuse(key)`, or with `undefined` before its details. */
type Rest<Key extends RefusalKey> =
  RefusalValues<Key> extends undefined
    ? [values?: undefined, details?: Details]
    : [values: RefusalValues<Key>, details?: Details]

/**
 * A "no" in the words of the catalogue, said in the reader's language when it is shown.
 * @param key `CODE` or `CODE.VARIANT`; the schema type `SlotTaken` answers for `SLOT_TAKEN`, otherwise `ActionRefused`
 * @param rest the values of the sentence, then further fields of the refusal's type: `field`, the path in the input that a
 * form marks (`title`, `documents.2`), and what helps to go on
 */
export function refuse<Key extends RefusalKey>(key: Key, ...rest: Rest<Key>): Refusal<CodeOf<Key>> {
  const [values, details] = rest
  return new Refusal(key, values, details) as Refusal<CodeOf<Key>>
}

/** One sentence for a person: what is so, and what to do. */
export function sentenceOf({ key, values }: Pick<Refusal, 'key' | 'values'>, language: Language): string {
  const sentence = catalogue[language][key as RefusalKey] as string | ((values: unknown) => string)
  return typeof sentence === 'function' ? sentence(values) : sentence
}
