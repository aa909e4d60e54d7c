import { fitWords, type JobKind, type JobTerms, type SaidLine, termsSaid } from '@passerelle/contracts'
import type { Language } from '@passerelle/kernel'

/** A job as a page shows it. */
export interface Offered {
  readonly kind: JobKind
  readonly city: string | null
  readonly description: string
  readonly terms: JobTerms & { readonly tutor: { readonly name: string; readonly position: string | null } | null }
}

/** What a page asks of a job. */
export const offeredFields = `id kind city description terms { startsOn length { count unit } rhythm { atCompany atSchool unit }
  pay { from to currency per } hoursPerWeek remote levels languages { language level } skills tutor { name position } }`

/** What an offer says, line by line; nothing of a job that is not to be seen. */
export function offeredLines(job: Offered | null | undefined, language: Language): SaidLine[] {
  if (!job) return []
  const { tutor } = job.terms
  const who = tutor && [tutor.name, tutor.position].filter(Boolean).join(', ')
  return [...termsSaid(job, language), ...(who ? [{ label: fitWords[language].tutor, value: who }] : [])]
}
