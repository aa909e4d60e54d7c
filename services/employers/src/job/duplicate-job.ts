import type { JobId, Refusal, SchoolId } from '@passerelle/kernel'
import type { Actor } from '../context.ts'
import { Job } from './job.ts'
import { postJob } from './post-job.ts'

export interface DuplicateJob {
  readonly jobId: JobId
  readonly schoolIds: readonly SchoolId[]
  readonly title?: string | null
  readonly description?: string | null
  readonly city?: string | null
  /** YYYY-MM-DD */
  readonly openUntil?: string | null
}

/** Posts a copy; every school decides on it by a person, also one that trusts the company. Refuses as `postJob`. */
export async function duplicateJob(actor: Actor, cmd: DuplicateJob): Promise<Job | Refusal> {
  const original = await actor.em.findOneOrFail(Job, { id: cmd.jobId }, { disableIdentityMap: true })
  return postJob(actor, {
    employerId: original.employerId,
    title: cmd.title ?? original.title,
    description: cmd.description ?? original.description,
    kind: original.kind,
    city: cmd.city ?? original.city,
    openUntil: cmd.openUntil,
    schoolIds: cmd.schoolIds,
    duplicatedFrom: original.id,
  })
}
