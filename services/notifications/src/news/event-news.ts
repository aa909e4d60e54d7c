import type { BoothState, EventState, RegistrationState } from '@passerelle/contracts'
import type { Rule } from './news.ts'

export const boothOpened: Rule<BoothState> = {
  audience: 'open',
  needs: ({ eventId, employerId }) => ({ events: [eventId], employers: [employerId] }),
  tell: (booth, around) => {
    const event = around.events.get(booth.eventId)
    const staff = (event && around.schools.get(event.schoolId)?.staff) ?? []
    return staff
      .filter(({ permissions }) => permissions.includes('MANAGE_EVENTS'))
      .map(({ person }) => ({
        person,
        kind: 'BOOTH_OPENED',
        about: { eventId: booth.eventId, employerId: booth.employerId },
        facts: { event: event?.name ?? null, employer: around.employers.get(booth.employerId)?.name ?? null },
      }))
  },
}

export const candidateRegistered: Rule<RegistrationState> = {
  audience: 'named',
  needs: ({ eventId }) => ({ events: [eventId] }),
  tell: ({ eventId, personId }, around) => [
    {
      person: personId,
      kind: 'REGISTERED',
      about: { eventId },
      facts: { event: around.events.get(eventId)?.name ?? null },
      evenActor: true,
    },
  ],
}

export const eventCancelled: Rule<EventState> = {
  audience: 'open',
  needs: ({ id }) => ({ events: [id], participants: true }),
  tell: ({ id, name }, around) =>
    (around.events.get(id)?.participants ?? []).map((person) => ({
      person,
      kind: 'EVENT_CANCELLED',
      about: { eventId: id },
      facts: { event: name },
    })),
}
