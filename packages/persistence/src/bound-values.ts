import { isRaw, JsonProperty, Utils } from '@mikro-orm/core'
import type { AbstractSqlPlatform } from '@mikro-orm/postgresql'

/** A statement as PostgreSQL takes it: `$1` in the text, and the values beside it. */
export interface Bound {
  readonly text: string
  readonly values: unknown[]
}

/** The protocol counts parameters in 16 bits. */
const valuesAtMost = 65_535

/**
 * What MikroORM would write into the text (`?` a value, `??` a name, `\?` a question mark; an array is a list of its members) with the values
 * beside it. A list has as many places as members, so each length is a text of its own.
 * @returns undefined where there are more values than a statement may have
 */
export function bound(platform: AbstractSqlPlatform, sql: string, params: readonly unknown[]): Bound | undefined {
  // Without values a question mark is one, as in a regular expression.
  if (params.length === 0) return { text: sql, values: [] }
  const values: unknown[] = []
  const place = (value: unknown) => `$${values.push(value)}`

  function written(value: unknown): string {
    if (isRaw(value)) return filled(value.sql, value.params)
    if (value === undefined) throw new Error(`A value is missing: ${sql}`)
    if (Utils.isPlainObject(value) || isJson(value)) return place(JSON.stringify(value))
    if (Array.isArray(value)) return value.map(written).join(', ')
    if (value instanceof Date) return place(value.toISOString())
    if (ArrayBuffer.isView(value) && !Buffer.isBuffer(value))
      return place(Buffer.from(value.buffer, value.byteOffset, value.byteLength))
    return place(value)
  }

  function filled(text: string, given: readonly unknown[]): string {
    let next = 0
    return text.replaceAll(/\\\?|\?\??/g, (mark) => {
      if (mark === '\\?') return '?'
      return mark === '??' ? platform.quoteIdentifier(given[next++] as string) : written(given[next++])
    })
  }

  const text = filled(sql, params)
  return values.length > valuesAtMost ? undefined : { text, values }
}

const isJson = (value: unknown) => Boolean((value as { [JsonProperty]?: unknown } | null)?.[JsonProperty])
