import { type AppointmentOutcome, appointmentCancelled, matchInterviewCancelled } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { backToCompany } from '../match/back-to-company.ts'
import { type Act, nobody } from '../match/match-step.ts'

/** The interview that an accepted appointment became does not take place (HU-38). Why is between those who were to meet. */
export const onAppointmentCancelled = reaction(appointmentCancelled, async ({ em, event: { data }, now }) => {
  await backToCompany(em, data.matchId, {
    fact: matchInterviewCancelled,
    now,
    rule: (match) => match.cancelInterview(data.round, actOf(data, now)),
  })
})

function actOf({ at, cancelledBy }: AppointmentOutcome, now: Date): Act {
  const act = nobody(at ? new Date(at) : now)
  if (!cancelledBy) return act
  return { ...act, subject: cancelledBy.side, author: cancelledBy.personId, channel: 'INTERFACE' }
}
