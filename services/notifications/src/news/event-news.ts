import { boothOpened, candidateRegistered, eventCancelled } from '@passerelle/contracts'
import { known, type RuleFor, rule } from './news.ts'

export const eventNews: readonly RuleFor[] = [
  rule(boothOpened, {
    audience: 'open',
    needs: ({ eventId, employerId }) => ({ events: [eventId], employers: [employerId] }),
    tell({ eventId, employerId }, around) {
      const event = known(around.events, eventId)
      return known(around.schools, event.schoolId)
        .staff.filter(({ permissions }) => permissions.includes('MANAGE_EVENTS'))
        .map(({ person }) => ({
          person,
          kind: 'BOOTH_OPENED',
          about: { eventId, employerId },
          facts: { event: event.name, employer: known(around.employers, employerId).name },
        }))
    },
  }),
  rule(candidateRegistered, {
    audience: 'named',
    needs: ({ eventId }) => ({ events: [eventId] }),
    tell: ({ eventId, personId }, around) => [
      {
        person: personId,
        kind: 'REGISTERED',
        about: { eventId },
        facts: { event: known(around.events, eventId).name },
        evenActor: true,
      },
    ],
  }),
  rule(eventCancelled, {
    audience: 'open',
    needs: ({ id }) => ({ events: [id], participants: true }),
    tell: ({ id, name }, around) =>
      known(around.events, id).participants.map((person) => ({
        person,
        kind: 'EVENT_CANCELLED',
        about: { eventId: id },
        facts: { event: name },
      })),
  }),
]
