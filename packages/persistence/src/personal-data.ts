import type { EntitySchema } from '@mikro-orm/core'

/** A column of which it was said whether its words are personal. */
export interface Words {
  readonly '~words': 'personal' | 'impersonal'
}

/** In the column's comment, which MikroORM keeps with the rest of what it knows of it. */
const mark = 'personal data'

/** Words by which a person can be known, or that somebody wrote about somebody: gone when he is forgotten. The outermost of a column. */
export function personal<Column extends object>(column: Column): Column & Words {
  return (column as { comment?(words: string): object }).comment!(mark) as Column & Words
}

/** Words that tell of nobody: names of companies, schools and jobs, words of a list, zones, hashes, ids. The outermost of a column. */
export function impersonal<Column extends object>(column: Column): Column & Words {
  return column as Column & Words
}

/** The fields of a table that hold personal words. */
export function personalDataOf(table: EntitySchema): string[] {
  const properties = Object.entries(table.meta.properties as Record<string, { comment?: string }>)
  return properties.filter(([, { comment }]) => comment === mark).map(([field]) => field)
}
