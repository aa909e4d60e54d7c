import type { InterviewState } from '@passerelle/contracts'
import type { Language } from '@passerelle/kernel'

const informational: Record<Language, string> = {
  fr: 'Cet entretien est une conversation pour découvrir une entreprise et ses métiers. Ce n’est pas un entretien d’embauche : aucun poste n’est en jeu, et aucune offre n’en découle.',
  en: 'This interview is a conversation to get to know a company and its work. It is no job interview: no position is at stake, and no offer comes of it.',
}

/** What may be expected of an informational interview (II-02); null for any other. */
export function expectationOf({ kind }: Pick<InterviewState, 'kind'>, language: Language): string | null {
  return kind === 'INFORMATIONAL' ? informational[language] : null
}
