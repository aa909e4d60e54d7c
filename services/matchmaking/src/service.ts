import {
  consumer,
  door,
  journal,
  projectionsOf,
  type RunningService,
  relay,
  type ServiceOptions,
  startService,
  whatIsDue,
} from '@passerelle/service-kit'
import { acquaintanceModule } from './acquaintance/acquaintance.module.ts'
import { candidateModule } from './candidate/candidate.module.ts'
import type { MatchmakingConfig } from './config.ts'
import { mailboxModule } from './mailbox/mailbox.module.ts'
import { matchModule } from './match/match.module.ts'
import { matchingModule } from './matching/matching.module.ts'
import { migrations } from './migrations/index.ts'
import { profileModule } from './profile/profile.module.ts'
import { projectionsModule } from './projections/projections.module.ts'
import { onAppointmentCancelled } from './reactions/on-appointment-cancelled.ts'
import { onAppointmentClashed } from './reactions/on-appointment-clashed.ts'
import { onAppointmentHeld } from './reactions/on-appointment-held.ts'
import { onAppointmentMissed } from './reactions/on-appointment-missed.ts'
import { onJob } from './reactions/on-job.ts'
import { onMatch } from './reactions/on-match.ts'
import { onPerson } from './reactions/on-person.ts'
import { remindDueContact } from './reminder/remind-due-contact.ts'
import { reminderModule } from './reminder/reminder.module.ts'

export const modules = [
  candidateModule,
  profileModule,
  matchModule,
  reminderModule,
  matchingModule,
  acquaintanceModule,
  mailboxModule,
  projectionsModule,
]

/** Go by what is so and may come again: once more when what they follow from has been filled. */
export const afterFilling = [onJob]

const onAppointments = [onAppointmentClashed, onAppointmentHeld, onAppointmentMissed, onAppointmentCancelled]

const parts = [
  relay,
  consumer([...projectionsOf(modules), onPerson, ...onAppointments, onJob, onMatch]),
  whatIsDue([remindDueContact]),
  journal,
  door({ schema: new URL('../schema', import.meta.url) }),
]

/** Candidates, who may know them, and matches. @throws when the database cannot be reached or the port is taken */
export function startMatchmaking(config: MatchmakingConfig, options?: ServiceOptions): Promise<RunningService> {
  return startService({ name: 'matchmaking', config, modules, migrations, parts }, options)
}
