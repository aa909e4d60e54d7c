import { journalMigration } from '@passerelle/journal'
import { dueMigration, messagingMigration } from '@passerelle/messaging'
import { keptActsMigration } from '@passerelle/service-kit'
import { AnswerTables } from './answer-tables.ts'
import { AnswersOfCandidates } from './answers-of-candidates.ts'
import { FeedTables } from './feed-tables.ts'
import { InterviewsOfRecruiters } from './interviews-of-recruiters.ts'
import { InvitationsAreDue } from './invitations-are-due.ts'
import { KeptAnswers } from './kept-answers.ts'
import { LinksEnd } from './links-end.ts'
import { MailsThatCanWait } from './mails-that-can-wait.ts'
import { MatchesOfContacts } from './matches-of-contacts.ts'
import { MembersOfStaff } from './members-of-staff.ts'
import { NotificationTables } from './notification-tables.ts'
import { PlannersInState } from './planners-in-state.ts'
import { ProjectionTables } from './projection-tables.ts'
import { Readers } from './readers.ts'
import { SecretsAcrossLines } from './secrets-across-lines.ts'
import { SecretsInAnswers } from './secrets-in-answers.ts'
import { SecretsInOutcomes } from './secrets-in-outcomes.ts'
import { ToldOfMails } from './told-of-mails.ts'
import { TracesOfMails } from './traces-of-mails.ts'
import { ZonesAndMatches } from './zones-and-matches.ts'

export const migrations = [
  messagingMigration,
  { name: 'projection_tables', class: ProjectionTables },
  { name: 'notification_tables', class: NotificationTables },
  { name: 'answer_tables', class: AnswerTables },
  journalMigration,
  { name: 'answers_of_candidates', class: AnswersOfCandidates },
  { name: 'kept_answers', class: KeptAnswers },
  { name: 'feed_tables', class: FeedTables },
  { name: 'traces_of_mails', class: TracesOfMails },
  { name: 'zones_and_matches', class: ZonesAndMatches },
  keptActsMigration,
  { name: 'due_tables', class: dueMigration },
  { name: 'invitations_are_due', class: InvitationsAreDue },
  { name: 'told_of_mails', class: ToldOfMails },
  { name: 'secrets_in_answers', class: SecretsInAnswers },
  { name: 'interviews_of_recruiters', class: InterviewsOfRecruiters },
  { name: 'planners_in_state', class: PlannersInState },
  { name: 'readers', class: Readers },
  { name: 'matches_of_contacts', class: MatchesOfContacts },
  { name: 'members_of_staff', class: MembersOfStaff },
  { name: 'mails_that_can_wait', class: MailsThatCanWait },
  { name: 'secrets_in_outcomes', class: SecretsInOutcomes },
  { name: 'secrets_across_lines', class: SecretsAcrossLines },
  { name: 'links_end', class: LinksEnd },
]
