import { messagingMigration } from '@passerelle/messaging'
import { EmployersAndApprovals } from './employers-and-approvals.ts'
import { Jobs } from './jobs.ts'
import { PeopleAndSchools } from './people-and-schools.ts'

export const migrations = [
  messagingMigration,
  { name: 'people_and_schools', class: PeopleAndSchools },
  { name: 'employers_and_approvals', class: EmployersAndApprovals },
  { name: 'jobs', class: Jobs },
]
