import type { EntityCtor, EntitySchema, InferEntityFromProperties, PropertyBuilders } from '@mikro-orm/core'
import { defineEntity } from '@mikro-orm/core'
import type { Words } from './personal-data.ts'

// biome-ignore lint/complexity/noBannedTypes: any method of an entity, whatever its arguments
type FieldName<T> = { [K in keyof T & string]-?: NonNullable<T[K]> extends Function ? never : K }[keyof T & string]

type Columns = Record<string, object>
type ColumnValue<C extends Columns, K extends keyof C> = InferEntityFromProperties<C>[K]

/** A column fits when it can hold every value of the field, and reads null back only into a field that may be null. */
type Fits<Field, Column> = [NonNullable<Field>] extends [NonNullable<Column>]
  ? null extends Column
    ? null extends Field
      ? true
      : 'the column is nullable, the field must say `| null`'
    : null extends Field
      ? 'the field may be null, the column must be .nullable()'
      : undefined extends Field
        ? 'a column reads back null, never undefined: write `| null`'
        : true
  : 'the column cannot hold this field'

/** A value that may hold words: any text, and JSON, but no typed id, word of a list, number, truth or instant. */
type HoldsWords<Value> = [Value] extends [Date | number | boolean | bigint]
  ? false
  : [Value] extends [string]
    ? string extends Value
      ? true
      : false
    : [Value] extends [readonly (infer Element)[]]
      ? HoldsWords<Element>
      : true

/** Of what may hold words it is said whether they are personal; an id is no word: it leads to nobody without its owner. */
type Classified<T, K extends keyof T, Column> = K extends 'id' | `${string}Id` | `${string}Ids`
  ? true
  : HoldsWords<NonNullable<T[K]>> extends false
    ? true
    : Column extends Words
      ? true
      : 'say whether this is personal data: personal(p.text()) or impersonal(p.text())'

type Checked<T, C extends Columns> = {
  [K in FieldName<T>]: K extends keyof C
    ? Fits<T[K], ColumnValue<C, K>> extends true
      ? Classified<T, K, C[K]> extends true
        ? C[K]
        : Classified<T, K, C[K]>
      : Fits<T[K], ColumnValue<C, K>>
    : 'this field has no column'
} & { [K in Exclude<keyof C, FieldName<T>>]: 'the class has no such field' }

/**
 * Binds a plain class to a table. Column names are the field names in snake_case; every field (everything that is not a
 * method; so no getters) needs a column and every column a field, or it does not compile.
 *
 * Rows are hydrated without calling the constructor, so it may ask for whatever the rules need. The table itself is made
 * by a migration: nothing here creates or compares a schema.
 *
 * A `text` column takes any type that is a string (typed ids, unions of words). Instants are `p.datetime()` (timestamptz
 * and `Date`), calendar days `p.date()` ('YYYY-MM-DD'), `text[]` is `p.array()`, jsonb is `p.json<T>()`, optional values
 * are `.nullable()` with a field that says `| null`. A column that may hold words is `personal()` or `impersonal()`.
 */
export function table<T extends object, const C extends Columns>(
  entity: EntityCtor<T>,
  name: string,
  columns: (p: PropertyBuilders) => C & Checked<T, NoInfer<C>>,
): EntitySchema<T> {
  const schema = defineEntity({ class: entity, tableName: name, properties: columns as (p: PropertyBuilders) => C })
  return schema as unknown as EntitySchema<T>
}
