import type { InterviewState } from '@passerelle/contracts'
import type { Language } from '@passerelle/kernel'

type Cause = NonNullable<InterviewState['cancellationCause']>

/** What took interviews away, and whom it names. */
export interface CauseWords {
  cancellationCause: Cause
  companyName: string
  talentName: string
}

export type Cancelled = Pick<InterviewState, 'reason' | 'cancellationCause' | 'companyName' | 'talentName'>

const causeWords: Record<Language, Record<Cause, (named: Omit<CauseWords, 'cancellationCause'>) => string>> = {
  fr: {
    EVENT_CANCELLED: () => 'l’événement est annulé.',
    EVENT_CHANGED: () => 'l’organisateur a changé les jours, les heures ou les durées d’entretien de l’événement.',
    BOOTH_CLOSED: ({ companyName }) => `${companyName} ne participe plus à l’événement.`,
    REGISTRATION_CANCELLED: ({ talentName }) => `${talentName} ne participe plus à l’événement.`,
    RECRUITER_LEFT: ({ companyName }) => `personne de ${companyName} n’est plus disponible pour vous recevoir.`,
    EMPLOYER_DECLINED: ({ companyName }) => `l’école ne travaille plus avec ${companyName}.`,
    DOUBLE_BOOKED: () => 'l’un des participants avait déjà un autre rendez-vous à cette heure.',
  },
  en: {
    EVENT_CANCELLED: () => 'the event has been called off.',
    EVENT_CHANGED: () => 'the organiser has changed the days, the hours or the interview lengths of the event.',
    BOOTH_CLOSED: ({ companyName }) => `${companyName} no longer takes part in the event.`,
    REGISTRATION_CANCELLED: ({ talentName }) => `${talentName} no longer takes part in the event.`,
    RECRUITER_LEFT: ({ companyName }) => `nobody of ${companyName} is available to meet you any more.`,
    EMPLOYER_DECLINED: ({ companyName }) => `the school no longer works with ${companyName}.`,
    DOUBLE_BOOKED: () => 'one of those who meet had something else at that time already.',
  },
}

export function spellCause({ cancellationCause, ...named }: CauseWords, language: Language): string {
  return causeWords[language][cancellationCause](named)
}

/** Why an interview was rejected or cancelled: what somebody wrote, or what took it away; null when neither is known. */
export function whyCancelled({ reason, cancellationCause, ...named }: Cancelled, language: Language): string | null {
  if (reason || !cancellationCause) return reason
  return spellCause({ cancellationCause, ...named }, language)
}
