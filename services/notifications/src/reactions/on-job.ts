import { jobApproved, jobChanged, jobClosed, jobDeclined, jobPosted } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { tell } from '../news/tell.ts'
import { JobProjection } from '../projections/employers.ts'
import { project } from './project.ts'

export const onJob = reaction(
  [jobPosted, jobChanged, jobApproved, jobDeclined, jobClosed],
  async ({ em, event, now }) => {
    await project(em, new JobProjection(event.data))
    await tell(em, event, now)
  },
)
