import { byId } from '@passerelle/persistence'
import type { Reading } from '@passerelle/service-kit'
import type { AccessLoaders } from '../access/access.loaders.ts'
import { Job } from './job.ts'
import { type JobsAtArgs, jobsAt, jobsOfEmployer } from './job-lists.ts'

export function jobLoaders({ em, now, loaders }: Reading<AccessLoaders>) {
  const job = byId(em, Job, 'job')
  const standing = () => loaders.standing()
  return {
    job,
    jobsAt: (schoolId: string, args: JobsAtArgs) => jobsAt({ em, now, standing, job }, schoolId, args),
    jobsOfEmployer: jobsOfEmployer(em, standing),
  }
}
