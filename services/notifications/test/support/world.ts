import { type InterviewState, type MatchState, matchProposed, type PersonState } from '@passerelle/contracts'
import { newId } from '@passerelle/kernel'

export function person(name: string, more: Partial<PersonState> = {}): PersonState {
  const email = `${name
    .normalize('NFD')
    .replace(/[^a-zA-Z ]/g, '')
    .toLowerCase()
    .replace(/ +/g, '.')}@example.org`
  return { id: newId('per'), name, email, emailVerified: true, locale: 'fr', timeZone: 'Europe/Paris', ...more }
}

export const ines = person('Inès Marchand')
export const camille = person('Camille Roux', { locale: 'en', timeZone: 'Europe/London' })

/** An interview that Inès and Camille agreed upon. */
export function interview(more: Partial<InterviewState> = {}): InterviewState {
  return {
    id: newId('itv'),
    eventId: newId('evt'),
    eventName: 'Forum des entreprises',
    hostId: newId('hst'),
    employerId: newId('emp'),
    companyName: 'Cosling',
    jobId: null,
    candidateId: newId('cnd'),
    talent: ines.id,
    talentName: ines.name,
    recruiter: camille.id,
    recruiterName: camille.name,
    interviewers: [],
    matchId: null,
    kind: 'JOB',
    origin: 'REQUEST',
    sentBy: 'TALENT',
    status: 'CONFIRMED',
    message: 'Votre équipe d’optimisation m’intéresse.',
    slot: { startsAt: '2026-12-03T09:00:00.000Z', endsAt: '2026-12-03T09:20:00.000Z' },
    timeZone: 'Europe/Paris',
    sequence: 0,
    changedBy: ines.id,
    changedAt: '2026-11-22T09:00:00.000Z',
    reason: null,
    ...more,
  }
}

export const later = { startsAt: '2026-12-03T14:00:00.000Z', endsAt: '2026-12-03T14:30:00.000Z' }

/** A match between Inès and a job of Camille's. */
export function match(more: Partial<MatchState> = {}): MatchState {
  return {
    ...matchProposed.example,
    id: newId('mch'),
    candidatePersonId: ines.id,
    contactPersonId: camille.id,
    state: 'PROPOSED',
    round: 0,
    appointment: null,
    withdrawn: null,
    change: {
      subject: 'SCHOOL',
      author: newId('per'),
      channel: 'INTERFACE',
      comment: null,
      at: '2026-11-22T09:00:00.000Z',
    },
    ...more,
  }
}
