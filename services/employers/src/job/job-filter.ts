import type { JobKind, JobTerms, StudyLevel } from '@passerelle/contracts'
import { patternsOf } from '@passerelle/kernel'
import { and, anyOf, type Sql, sql } from '@passerelle/persistence'
import { foldedIs } from '../folded-is.ts'

export interface JobFilter {
  /** Parts of words of the title or of the company's name. */
  search?: string | null | undefined
  kinds?: readonly JobKind[] | null | undefined
  city?: string | null | undefined
  /** Those that it fits; a job that names none fits all. */
  levels?: readonly StudyLevel[] | null | undefined
  remote?: readonly NonNullable<JobTerms['remote']>[] | null | undefined
  employerId?: string | null | undefined
}

/** What must be so of a job. @param row what the statement calls it */
export function jobIs(row: string, filter: JobFilter | null | undefined): Sql[] {
  const { search, kinds, city, levels, remote, employerId } = filter ?? {}
  const company = `(select search_name from employer where employer.id = ${row}.employer_id)`
  return [
    ...(employerId ? [sql(`${row}.employer_id = ?`, employerId.replaceAll('\0', ''))] : []),
    ...(kinds ? [anyOf(`${row}.kind`, kinds)] : []),
    ...(city ? [foldedIs(`${row}.search_city`, city)] : []),
    ...(levels ? [fitsOneOf(`${row}.terms -> 'levels'`, levels)] : []),
    ...(remote ? [anyOf(`${row}.terms ->> 'remote'`, remote)] : []),
    ...patternsOf(search ?? '').map((pattern) => sql(`${row}.search_title || ' ' || ${company} like ?`, pattern)),
  ]
}

function fitsOneOf(column: string, levels: readonly StudyLevel[]): Sql {
  const some = `exists (select from jsonb_array_elements_text(${column}) as level where level = any(array[?]::text[]))`
  return sql(`(${column} = '[]' or ${some})`, levels)
}

/** The same of the job that a row speaks of. */
export function ofJobThatIs(filter: JobFilter | null | undefined): Sql[] {
  const conditions = jobIs('job', filter)
  if (conditions.length === 0) return []
  const { text, values } = and(...conditions)
  return [sql(`exists (select from job where job.id = row.job_id and ${text})`, ...values)]
}
