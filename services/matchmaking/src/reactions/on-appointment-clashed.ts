import { appointmentClashed, appointmentWithdrawn } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { backToCompany } from '../match/back-to-company.ts'
import { nobody } from '../match/match-step.ts'

/** The time of an accepted appointment was taken meanwhile: no interview came of it. */
export const onAppointmentClashed = reaction(appointmentClashed, async ({ em, event: { data }, now }) => {
  await backToCompany(em, data.matchId, {
    fact: appointmentWithdrawn,
    now,
    rule: (match) => match.clash(data.round, nobody(now)),
  })
})
