import { dueMigration, messagingMigration } from '@passerelle/messaging'
import { keptActsMigration } from '@passerelle/service-kit'
import { ApiKeys } from './api-keys.ts'
import { ApprovalByJob } from './approval-by-job.ts'
import { EmployersAndApprovals } from './employers-and-approvals.ts'
import { FiltersOfLists } from './filters-of-lists.ts'
import { Jobs } from './jobs.ts'
import { JobsExpire } from './jobs-expire.ts'
import { LanguagesOfPeople } from './languages-of-people.ts'
import { OwnershipProposals } from './ownership-proposals.ts'
import { PeopleAndSchools } from './people-and-schools.ts'
import { PeopleWhoMeet } from './people-who-meet.ts'
import { RefoldNames } from './refold-names.ts'
import { StaffJournal } from './staff-journal.ts'
import { TermsOfJobs } from './terms-of-jobs.ts'
import { TextsOfSchools } from './texts-of-schools.ts'

export const migrations = [
  messagingMigration,
  { name: 'people_and_schools', class: PeopleAndSchools },
  { name: 'employers_and_approvals', class: EmployersAndApprovals },
  { name: 'jobs', class: Jobs },
  { name: 'api_keys', class: ApiKeys },
  { name: 'refold_names', class: RefoldNames },
  keptActsMigration,
  { name: 'languages_of_people', class: LanguagesOfPeople },
  { name: 'due_tables', class: dueMigration },
  { name: 'jobs_expire', class: JobsExpire },
  { name: 'filters_of_lists', class: FiltersOfLists },
  { name: 'people_who_meet', class: PeopleWhoMeet },
  { name: 'staff_journal', class: StaffJournal },
  { name: 'approval_by_job', class: ApprovalByJob },
  { name: 'terms_of_jobs', class: TermsOfJobs },
  { name: 'texts_of_schools', class: TextsOfSchools },
  { name: 'ownership_proposals', class: OwnershipProposals },
]
