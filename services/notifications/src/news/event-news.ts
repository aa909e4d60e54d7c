import { boothOpened, candidateRegistered, eventCancelled, interviewsCalledOff } from '@passerelle/contracts'
import type { PersonId, SchoolId } from '@passerelle/kernel'
import { known, type RuleFor, rule, type Surroundings } from './news.ts'

export const eventNews: readonly RuleFor[] = [
  rule(boothOpened, {
    audience: 'open',
    needs: ({ eventId, employerId }) => ({ events: [eventId], employers: [employerId] }),
    tell({ eventId, employerId }, around) {
      const event = known(around.events, eventId)
      return organisersOf(event, around).map((person) => ({
        person,
        kind: 'BOOTH_OPENED',
        about: { eventId, employerId, schoolId: event.schoolId },
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
  rule(interviewsCalledOff, {
    audience: 'open',
    needs: ({ eventId, employerId }) => ({ events: [eventId], employers: employerId ? [employerId] : [] }),
    tell({ eventId, employerId, cause, interviews }, around) {
      // One who leaves is between the two: the school does not learn from it who met whom.
      if (cause === 'REGISTRATION_CANCELLED') return []
      const event = known(around.events, eventId)
      const companyName = employerId ? known(around.employers, employerId).name : ''
      const facts = { event: event.name, interviews, cancellationCause: cause, companyName, talentName: '' }
      return organisersOf(event, around).map((person) => ({
        person,
        kind: 'INTERVIEWS_CALLED_OFF',
        about: { eventId, schoolId: event.schoolId, ...(employerId && { employerId }) },
        facts,
        evenActor: true,
      }))
    },
  }),
]

function organisersOf({ schoolId }: { schoolId: SchoolId }, around: Surroundings): PersonId[] {
  return known(around.schools, schoolId)
    .staff.filter(({ permissions }) => permissions.includes('MANAGE_EVENTS'))
    .map(({ person }) => person)
}
