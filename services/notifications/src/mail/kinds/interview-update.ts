import type { MailWords } from '../words.ts'
import { appointment } from './appointment.ts'

export const interviewUpdate: MailWords = {
  fr: {
    subject: 'Nouvelle heure : entretien avec {{ other }}, {{ when.day }} à {{ when.from }}',
    heading: 'Votre entretien change d’heure',
    opening: [
      'Bonjour {{ reader }},',
      'Votre entretien avec {{ other }} aura finalement lieu le {{ when.day }} à {{ when.from }}. L’heure précédente ne tient plus.',
    ],
    details: appointment.fr,
    more: [{ shown: 'link', label: 'Voir l’entretien', href: '{{ link }}' }],
    action: { label: 'Répondre à l’invitation', href: '{{ answer }}' },
    closing: ['Le rendez-vous joint remplace le précédent dans votre agenda.'],
  },
  en: {
    subject: 'New time: interview with {{ other }}, {{ when.day }} at {{ when.from }}',
    heading: 'Your interview has a new time',
    opening: [
      'Hello {{ reader }},',
      'Your interview with {{ other }} now takes place on {{ when.day }} at {{ when.from }}. The earlier time no longer stands.',
    ],
    details: appointment.en,
    more: [{ shown: 'link', label: 'View the interview', href: '{{ link }}' }],
    action: { label: 'Answer the invitation', href: '{{ answer }}' },
    closing: ['The attached appointment replaces the earlier one in your calendar.'],
  },
}
