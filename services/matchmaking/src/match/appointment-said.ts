import type { AppointmentOutcome } from '@passerelle/contracts'
import { type Act, nobody } from './match-step.ts'
import type { Slot } from './progress.ts'

/** When the interview stood last. */
export function slotOfOutcome({ startsAt, endsAt }: AppointmentOutcome): Slot {
  return { startsAt: new Date(startsAt), endsAt: new Date(endsAt) }
}

/** Whoever has reported a no-show, or withdrawn that; nobody where none is told of. */
export function actOfReport({ at, noShow }: AppointmentOutcome, now: Date): Act {
  const act = nobody(at ? new Date(at) : now)
  return noShow ? { ...act, subject: noShow.by, author: noShow.personId, channel: 'INTERFACE' } : act
}
