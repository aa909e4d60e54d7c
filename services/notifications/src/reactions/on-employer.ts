import {
  employerChanged,
  employerRegistered,
  employerUserAdded,
  employerUserChanged,
  employerUserRemoved,
} from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { meet, retell } from '../news/tell.ts'
import { EmployerProjection, EmployerUserProjection } from '../projections/employers.ts'
import { project } from './project.ts'

export const onEmployer = reaction([employerRegistered, employerChanged], async ({ em, event, now }) => {
  await meet(em, [event.data.id], 'exclusive')
  await project(em, new EmployerProjection(event.data))
  await retell(em, event.data.id, null, now)
})

export const onEmployerUser = reaction(
  [employerUserAdded, employerUserChanged, employerUserRemoved],
  async ({ em, event, now }) => {
    const user = event.data
    await meet(em, [user.employerId], 'exclusive')
    await project(em, new EmployerUserProjection(user, event.occurredAt), ['since'])
    if (user.active) await retell(em, user.employerId, event.occurredAt, now)
  },
)
