/** A piece of SQL with `?` for its values; an array becomes a list, as in `array[?]::text[]`. */
export interface Sql {
  readonly text: string
  readonly values: readonly unknown[]
}

export function sql(text: string, ...values: unknown[]): Sql {
  return { text, values }
}

export function and(...conditions: readonly Sql[]): Sql {
  return sql(conditions.map(({ text }) => text).join(' and '), ...conditions.flatMap(({ values }) => values))
}
