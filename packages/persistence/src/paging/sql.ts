/** A piece of SQL with `?` for its values; an array becomes a list, as in `array[?]::text[]`. */
export interface Sql {
  readonly text: string
  readonly values: readonly unknown[]
}

export function sql(text: string, ...values: unknown[]): Sql {
  return { text, values }
}

/**
 * One of several values of a text column. One alone is compared as such: behind `= any` an index no longer gives the order.
 */
export function anyOf(column: string, values: readonly string[]): Sql {
  return values.length === 1 ? sql(`${column} = ?`, values[0]) : sql(`${column} = any(array[?]::text[])`, values)
}

export function and(...conditions: readonly Sql[]): Sql {
  return sql(conditions.map(({ text }) => text).join(' and '), ...conditions.flatMap(({ values }) => values))
}
