import { type JobId, type Refusal, utcDay } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import { Job } from './job.ts'
import { type TypedTerms, termsOfCopy } from './job-terms.ts'
import { postJob } from './post-job.ts'

export interface DuplicateJob {
  readonly jobId: string
  readonly schoolIds: readonly string[]
  readonly title?: string | null
  readonly description?: string | null
  readonly city?: string | null
  /** All of them; those of the original when left out. */
  readonly terms?: TypedTerms | null | undefined
  /** YYYY-MM-DD */
  readonly openUntil?: string | null
}

/** Posts a copy; every school decides on it by a person, also one that trusts the company. Refuses as `postJob`. */
export async function duplicateJob(ctx: Context, cmd: DuplicateJob): Promise<Job | Refusal> {
  return changes(ctx, async (em) => {
    const original = await em.findOneOrFail(Job, { id: cmd.jobId as JobId })
    return postJob(
      { ...ctx, em },
      {
        employerId: original.employerId,
        title: cmd.title ?? original.title,
        description: cmd.description ?? original.description,
        kind: original.kind,
        city: cmd.city ?? original.city,
        terms: cmd.terms ?? termsOfCopy(original.offer().terms, utcDay(ctx.now())),
        openUntil: cmd.openUntil,
        schoolIds: cmd.schoolIds,
        duplicatedFrom: original.id,
      },
    )
  })
}
