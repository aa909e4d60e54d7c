import { type Contract, contracts } from '@passerelle/contracts'
import { z } from 'zod'
import type { Break } from './breaks.ts'

type Schema = { readonly [keyword: string]: unknown }

/** What travels on one topic: which facts, and the JSON Schema of what each carries. */
export interface Topic {
  readonly types: readonly string[]
  readonly data: Schema
}
export type Topics = Readonly<Record<string, Topic>>

/** The contracts of today, in the order of their topics. */
export function topicsOf(all: readonly Contract[] = contracts): Topics {
  const families = [...Map.groupBy(all, ({ topic }) => topic)].sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(
    families.map(([topic, family]) => {
      const { $schema: _, ...data } = z.toJSONSchema(family[0]!.data, { io: 'input', unrepresentable: 'any' })
      return [topic, { types: family.map(({ type }) => type).sort(), data }]
    }),
  )
}

/**
 * What readers notice from one state of the contracts to a later one. Events stay in the log and services are renewed one
 * after the other, so an older event must suit a newer reader and a newer event an older one: a field is neither removed,
 * narrowed nor widened, and a new one may be missing. A new value of an enum is dangerous: an older reader parks it.
 */
export function contractChanges(before: Topics, after: Topics) {
  const breaking: Break[] = []
  const dangerous: Break[] = []
  const found = (list: Break[]) => (change: string, path: string, message: string) =>
    void list.push({ change, path, message: `${path} ${message}` })
  const breaks = found(breaking)
  const differences = { breaks, warns: found(dangerous) }
  for (const [topic, was] of Object.entries(before)) {
    const is = after[topic]
    if (!is) {
      breaks('TOPIC_REMOVED', topic, 'is no topic any more')
      continue
    }
    for (const type of was.types) if (!is.types.includes(type)) breaks('EVENT_REMOVED', type, 'is sent no more')
    compare(topic, was.data, is.data, differences)
  }
  return { breaking, dangerous }
}

type Said = (change: string, path: string, message: string) => void
interface Differences {
  readonly breaks: Said
  readonly warns: Said
}

function compare(path: string, before: Schema, after: Schema, said: Differences): void {
  const [was, is] = [withoutNull(before), withoutNull(after)]
  if (was.nullable !== is.nullable) {
    said.breaks('FIELD_NULLABILITY_CHANGED', path, is.nullable ? 'may be null now' : 'may be null no more')
  }
  if (was.schema.type !== is.schema.type || !isSame(was.schema.anyOf, is.schema.anyOf)) {
    said.breaks('FIELD_TYPE_CHANGED', path, `is ${kindOf(is.schema)} instead of ${kindOf(was.schema)}`)
    return
  }
  compareValues(path, was.schema, is.schema, said)
  compareLimits(path, was.schema, is.schema, said)
  if (was.schema.properties) compareFields(path, was.schema, is.schema, said)
  if (was.schema.items) compare(`${path}[]`, was.schema.items as Schema, is.schema.items as Schema, said)
}

/** zod says "or null" by two types, or by an `anyOf` of two. */
function withoutNull(schema: Schema): { schema: Schema; nullable: boolean } {
  if (Array.isArray(schema.type)) {
    const types = schema.type.filter((type) => type !== 'null')
    return { schema: { ...schema, type: types.join(' or ') }, nullable: types.length < schema.type.length }
  }
  const choices = (schema.anyOf as Schema[] | undefined) ?? []
  const others = choices.filter(({ type }) => type !== 'null')
  if (others.length === choices.length) return { schema, nullable: false }
  return { schema: others.length === 1 ? others[0]! : { anyOf: others }, nullable: true }
}

function compareFields(path: string, before: Schema, after: Schema, said: Differences): void {
  const [was, is] = [fieldsOf(before), fieldsOf(after)]
  for (const [name, field] of Object.entries(was)) {
    const place = `${path}.${name}`
    const now = is[name]
    if (!now) {
      said.breaks('FIELD_REMOVED', place, 'is there no more')
      continue
    }
    if (field.required && !now.required) said.breaks('FIELD_MAY_BE_MISSING', place, 'may be missing now')
    if (!field.required && now.required) said.breaks('FIELD_REQUIRED', place, 'may be missing no more')
    compare(place, field.schema, now.schema, said)
  }
  for (const [name, { required }] of Object.entries(is)) {
    if (required && !was[name]) said.breaks('FIELD_REQUIRED', `${path}.${name}`, 'is new, and older events have none')
  }
}

function fieldsOf(schema: Schema): Record<string, { schema: Schema; required: boolean }> {
  const required = (schema.required as string[] | undefined) ?? []
  const properties = Object.entries(schema.properties as Record<string, Schema>)
  return Object.fromEntries(
    properties.map(([name, field]) => [name, { schema: field, required: required.includes(name) }]),
  )
}

function compareValues(path: string, before: Schema, after: Schema, said: Differences): void {
  const [was, is] = [valuesOf(before), valuesOf(after)]
  if (is && !was) said.breaks('FIELD_NARROWED', path, `is one of ${is.join(', ')} now`)
  if (was && !is) said.breaks('FIELD_WIDENED', path, `is any ${after.type} now`)
  if (!was || !is) return
  const gone = was.filter((value) => !is.includes(value))
  const more = is.filter((value) => !was.includes(value))
  if (gone.length > 0) said.breaks('VALUE_REMOVED', path, `is ${gone.join(', ')} no more`)
  if (more.length > 0) said.warns('VALUE_ADDED', path, `may be ${more.join(', ')}`)
}

function valuesOf({ enum: values, const: only }: Schema): unknown[] | undefined {
  return only === undefined ? (values as unknown[] | undefined) : [only]
}

const limits = [
  ...['format', 'minimum', 'exclusiveMinimum', 'maximum', 'exclusiveMaximum', 'minLength', 'maxLength'],
  ...['minItems', 'maxItems', 'uniqueItems', 'additionalProperties'],
]
const ofTime: readonly unknown[] = ['date-time', 'date', 'time']

function compareLimits(path: string, before: Schema, after: Schema, said: Differences): void {
  // The pattern of an instant or a day is zod's own, and may be written otherwise by its next version.
  const names = ofTime.includes(before.format) && ofTime.includes(after.format) ? limits : ['pattern', ...limits]
  for (const name of names) {
    if (isSame(before[name], after[name])) continue
    const change = before[name] === undefined ? 'FIELD_NARROWED' : 'FIELD_LIMITS_CHANGED'
    said.breaks(change, path, `has ${name} ${after[name] ?? 'no more'} instead of ${before[name] ?? 'none'}`)
  }
}

function kindOf(schema: Schema): string {
  return typeof schema.type === 'string' ? schema.type : schema.anyOf ? 'one of several' : 'anything'
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
