import type { z } from 'zod'

/** Text by which a person can be known, or that somebody wrote about somebody. Ids are none: they lead to nobody without their owner. */
export function personal<Schema extends z.ZodType>(schema: Schema): Schema {
  return schema.meta({ personalData: true })
}

/** Text that tells of nobody: names of companies, schools and jobs, words of a list, zones. */
export function impersonal<Schema extends z.ZodType>(schema: Schema): Schema {
  return schema.meta({ personalData: false })
}

/** Formats that hold no words. */
const wordless = new Set(['datetime', 'date', 'time', 'uuid'])
const fixed = new Set(['boolean', 'number', 'int', 'enum', 'literal', 'null', 'template_literal'])

/** Fields that may hold words and of which nobody said whether they are personal. @param path for the names */
export function unclassified(schema: z.ZodType, path = ''): string[] {
  if (typeof schema.meta()?.personalData === 'boolean') return []
  const def = schema.def as unknown as Parts
  if (fixed.has(def.type) || (def.type === 'string' && wordless.has(def.format ?? ''))) return []
  switch (def.type) {
    case 'object':
      return Object.entries(def.shape!).flatMap(([name, inner]) => unclassified(inner, path ? `${path}.${name}` : name))
    case 'array':
      return unclassified(def.element!, `${path}[]`)
    case 'nullable':
    case 'optional':
      return unclassified(def.innerType!, path)
    default:
      return [path]
  }
}

/** What the walk looks at, of zod's definitions. */
interface Parts {
  type: string
  format?: string
  shape?: Record<string, z.ZodType>
  element?: z.ZodType
  innerType?: z.ZodType
}
