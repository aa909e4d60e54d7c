import type { EntityManager } from '@mikro-orm/postgresql'
import { type EmployerUserState, employerFacts, employerUserFacts, employerUserRemoved } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { tellOfColleagueLeft } from '../news/colleague-left.ts'
import { tellOfMatchesLeft } from '../news/contact-left.ts'
import { meet } from '../news/meet.ts'
import { retell, tell } from '../news/tell.ts'
import { employers, employerUsers } from '../projections/projections.sources.ts'

export const onEmployer = reaction(employerFacts, async ({ em, event, now }) => {
  await meet(em, [event.data.id], 'exclusive')
  await employers.handle({ em, event })
  await retell(em, event.data.id, null, now)
})

export const onEmployerUser = reaction(employerUserFacts, async ({ em, event, now }) => {
  const user = event.data
  await meet(em, [user.employerId], 'exclusive')
  await employerUsers.handle({ em, event })
  await tell(em, event, now, [user.employerId])
  if (user.active) await retell(em, user.employerId, event.occurredAt, now)
  else await tellOfLeaving(em, user, event.id, now)
})

/** Of those who had left before this was told of anybody. */
export const onEmployerUserRemoved = reaction(employerUserRemoved, async ({ em, event, now }) => {
  await meet(em, [event.data.employerId], 'exclusive')
  await tellOfLeaving(em, event.data, event.id, now)
})

async function tellOfLeaving(em: EntityManager, user: EmployerUserState, cause: string, now: Date): Promise<void> {
  await tellOfColleagueLeft(em, user, cause, now)
  await tellOfMatchesLeft(em, user, now)
}
