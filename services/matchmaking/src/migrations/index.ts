import { journalMigration } from '@passerelle/journal'
import { dueMigration, messagingMigration } from '@passerelle/messaging'
import { keptActsMigration } from '@passerelle/service-kit'
import { AddressesOfFiles } from './addresses-of-files.ts'
import { CandidateTables } from './candidate-tables.ts'
import { CandidatesAsTold } from './candidates-as-told.ts'
import { ContactsAreReminded } from './contacts-are-reminded.ts'
import { InterviewsEndMatches } from './interviews-end-matches.ts'
import { JobsEndMatches } from './jobs-end-matches.ts'
import { JobsOver } from './jobs-over.ts'
import { MatchTables } from './match-tables.ts'
import { MatchesAreSearched } from './matches-are-searched.ts'
import { MatchingIsOptional } from './matching-is-optional.ts'
import { NoShows } from './no-shows.ts'
import { OrdersOfLists } from './orders-of-lists.ts'
import { PlacesOfAppointments } from './places-of-appointments.ts'
import { Profiles } from './profiles.ts'
import { RefoldNames } from './refold-names.ts'

export const migrations = [
  messagingMigration,
  { name: 'candidate_tables', class: CandidateTables },
  { name: 'match_tables', class: MatchTables },
  journalMigration,
  { name: 'refold_names', class: RefoldNames },
  keptActsMigration,
  { name: 'orders_of_lists', class: OrdersOfLists },
  { name: 'candidates_as_told', class: CandidatesAsTold },
  { name: 'places_of_appointments', class: PlacesOfAppointments },
  { name: 'jobs_end_matches', class: JobsEndMatches },
  { name: 'jobs_over', class: JobsOver },
  { name: 'addresses_of_files', class: AddressesOfFiles },
  { name: 'matches_are_searched', class: MatchesAreSearched },
  { name: 'due_tables', class: dueMigration },
  { name: 'contacts_are_reminded', class: ContactsAreReminded },
  { name: 'interviews_end_matches', class: InterviewsEndMatches },
  { name: 'matching_is_optional', class: MatchingIsOptional },
  { name: 'profiles', class: Profiles },
  { name: 'no_shows', class: NoShows },
]
