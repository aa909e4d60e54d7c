import { schoolChanged, schoolRegistered } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { settingsToSchools } from '../feed/facts-to-schools.ts'
import { tellFeed } from '../feed/tell-feed.ts'
import { meet, retell } from '../news/tell.ts'
import { SchoolProjection, SchoolStaffProjection } from '../projections/school.ts'
import { project } from './project.ts'

export const onSchool = reaction([schoolRegistered, schoolChanged], async ({ em, event, now }) => {
  const school = event.data
  await meet(em, [school.id], 'exclusive')
  await project(em, new SchoolProjection(school))
  const staff = school.staff.map(({ personId }) => personId)
  await em.nativeDelete(SchoolStaffProjection, { schoolId: school.id, personId: { $nin: staff } })
  for (const member of school.staff) {
    await project(em, new SchoolStaffProjection(school.id, member, event.occurredAt), ['since'])
  }
  await retell(em, school.id, event.occurredAt, now)
  await tellFeed(em, event, settingsToSchools)
})
