import { journalMigration } from '@passerelle/journal'
import { dueMigration, messagingMigration } from '@passerelle/messaging'
import { keptActsMigration } from '@passerelle/service-kit'
import { Acquaintances } from './acquaintances.ts'
import { AppointmentsEnded } from './appointments-ended.ts'
import { CancellationCauses } from './cancellation-causes.ts'
import { CompaniesAsked } from './companies-asked.ts'
import { CompanyInterviews } from './company-interviews.ts'
import { DeclinedCompanies } from './declined-companies.ts'
import { HandedOver } from './handed-over.ts'
import { HostsByName } from './hosts-by-name.ts'
import { InformationalOffers } from './informational-offers.ts'
import { InterviewsEnd } from './interviews-end.ts'
import { Jobs } from './jobs.ts'
import { ListsOfAllWhoMeet } from './lists-of-all-who-meet.ts'
import { Meetings } from './meetings.ts'
import { NoShows } from './no-shows.ts'
import { Places } from './places.ts'
import { PlannedBy } from './planned-by.ts'
import { Received } from './received.ts'
import { ReceivedByApproval } from './received-by-approval.ts'
import { RefoldListings } from './refold-listings.ts'
import { SchedulingTables } from './scheduling-tables.ts'
import { Stands } from './stands.ts'
import { Talents } from './talents.ts'
import { TalentsByFile } from './talents-by-file.ts'
import { Undecided } from './undecided.ts'

export const migrations = [
  messagingMigration,
  { name: 'scheduling_tables', class: SchedulingTables },
  { name: 'meetings', class: Meetings },
  journalMigration,
  { name: 'refold_listings', class: RefoldListings },
  keptActsMigration,
  { name: 'acquaintances', class: Acquaintances },
  { name: 'due_tables', class: dueMigration },
  { name: 'interviews_end', class: InterviewsEnd },
  { name: 'received', class: Received },
  { name: 'hosts_by_name', class: HostsByName },
  { name: 'handed_over', class: HandedOver },
  { name: 'cancellation_causes', class: CancellationCauses },
  { name: 'undecided', class: Undecided },
  { name: 'talents', class: Talents },
  { name: 'places', class: Places },
  { name: 'stands', class: Stands },
  { name: 'jobs', class: Jobs },
  { name: 'planned_by', class: PlannedBy },
  { name: 'talents_by_file', class: TalentsByFile },
  { name: 'company_interviews', class: CompanyInterviews },
  { name: 'appointments_ended', class: AppointmentsEnded },
  { name: 'informational_offers', class: InformationalOffers },
  { name: 'declined_companies', class: DeclinedCompanies },
  { name: 'received_by_approval', class: ReceivedByApproval },
  { name: 'companies_asked', class: CompaniesAsked },
  { name: 'lists_of_all_who_meet', class: ListsOfAllWhoMeet },
  { name: 'no_shows', class: NoShows },
]
