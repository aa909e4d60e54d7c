import type { declineReasons } from '@passerelle/contracts'
import type { Language } from '@passerelle/kernel'

export type DeclineReason = (typeof declineReasons)[number]

export const declineReasonWords: Record<Language, Record<DeclineReason, string>> = {
  fr: {
    PAY_STRUCTURE: 'mode de rémunération',
    UPFRONT_COST: 'frais demandés d’avance',
    NOT_ALIGNED_WITH_OFFERINGS: 'sans rapport avec les formations de l’école',
    THIRD_PARTY_RECRUITER: 'recruteur intermédiaire',
    LOCATION: 'lieu de travail',
    RESIDENTIAL_ADDRESS: 'adresse d’habitation',
    NEEDS_MORE_INFORMATION: 'informations à compléter',
    OTHER: 'autre motif',
  },
  en: {
    PAY_STRUCTURE: 'pay structure',
    UPFRONT_COST: 'costs to be paid upfront',
    NOT_ALIGNED_WITH_OFFERINGS: 'not aligned with what the school teaches',
    THIRD_PARTY_RECRUITER: 'third-party recruiter',
    LOCATION: 'place of work',
    RESIDENTIAL_ADDRESS: 'residential address',
    NEEDS_MORE_INFORMATION: 'more information is needed',
    OTHER: 'another reason',
  },
}

export function spellReasons(reasons: readonly DeclineReason[], language: Language): string {
  return reasons.map((reason) => declineReasonWords[language][reason]).join(', ')
}
