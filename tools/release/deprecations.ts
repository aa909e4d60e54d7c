import { type GraphQLSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql'
import type { Break } from './breaks.ts'

const form = /^Since \d+\.\d+\.\d+: .+\. Stays until (\d{4}-\d{2}-\d{2})\.$/

/** The reason of each deprecated element, by its path. */
function deprecated(schema: GraphQLSchema): Map<string, string> {
  const reasons = new Map<string, string>()
  const note = (path: string, { deprecationReason }: { deprecationReason?: string | null }) => {
    if (deprecationReason) reasons.set(path, deprecationReason)
  }
  for (const type of Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'))) {
    if (isEnumType(type)) for (const value of type.getValues()) note(`${type.name}.${value.name}`, value)
    if (isInputObjectType(type)) {
      for (const field of Object.values(type.getFields())) note(`${type.name}.${field.name}`, field)
    }
    if (!isObjectType(type) && !isInterfaceType(type)) continue
    for (const field of Object.values(type.getFields())) {
      note(`${type.name}.${field.name}`, field)
      for (const arg of field.args) note(`${type.name}.${field.name}.${arg.name}`, arg)
    }
  }
  return reasons
}

/**
 * Sentences where docs/deprecations.md is not kept: a reason of another form, or an element of the last release that goes
 * before its day.
 * @param today YYYY-MM-DD
 */
export function brokenPromises(
  before: GraphQLSchema,
  after: GraphQLSchema,
  gone: readonly Break[],
  today: string,
): string[] {
  const unclear = [...deprecated(after)].filter(([, reason]) => !form.test(reason))
  const until = new Map([...deprecated(before)].map(([path, reason]) => [path, form.exec(reason)?.[1] ?? '']))
  const early = gone.filter(({ change, path }) => /REMOVED/.test(change) && today < (until.get(path) ?? ''))
  return [
    ...unclear.map(([path]) => `${path}: a deprecation says "Since 1.2.3: what to do. Stays until 2030-01-31."`),
    ...early.map(({ path }) => `${path}: is promised until ${until.get(path)}`),
  ]
}
