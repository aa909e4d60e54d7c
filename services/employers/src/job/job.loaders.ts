import { byId, type PageArgs } from '@passerelle/persistence'
import type { Reading } from '@passerelle/service-kit'
import type { AccessLoaders } from '../access/access.loaders.ts'
import { Job } from './job.ts'
import { jobsOfEmployer, jobsOpenAt } from './job-lists.ts'

export function jobLoaders({ em, now, loaders }: Reading<AccessLoaders>) {
  const job = byId(em, Job, 'job')
  return {
    job,
    jobsOpenAt: (schoolId: string, args: PageArgs) => jobsOpenAt({ em, now, job }, schoolId, args),
    jobsOfEmployer: jobsOfEmployer(em, () => loaders.standing()),
  }
}
