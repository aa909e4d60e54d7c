import type { MailWords } from '../words.ts'

export const interviewCancellation: MailWords = {
  fr: {
    subject: 'Annulé : entretien avec {{ other }}, {{ when.day }} à {{ when.from }}',
    heading: 'Votre entretien est annulé',
    opening: [
      'Bonjour {{ reader }},',
      'Votre entretien avec {{ other }}, prévu le {{ when.day }} à {{ when.from }} ({{ when.zone }}), n’aura pas lieu.',
    ],
    details: [
      { label: 'Motif', value: '{{ reason }}' },
      { label: 'Entreprise', value: '{{ company }}' },
      { label: 'Événement', value: '{{ event }}' },
    ],
    action: { label: 'Voir l’entretien', href: '{{ link }}' },
    closing: ['Votre agenda retire le rendez-vous de lui-même.'],
  },
  en: {
    subject: 'Cancelled: interview with {{ other }}, {{ when.day }} at {{ when.from }}',
    heading: 'Your interview is cancelled',
    opening: [
      'Hello {{ reader }},',
      'Your interview with {{ other }}, planned for {{ when.day }} at {{ when.from }} ({{ when.zone }}), does not take place.',
    ],
    details: [
      { label: 'Reason', value: '{{ reason }}' },
      { label: 'Company', value: '{{ company }}' },
      { label: 'Event', value: '{{ event }}' },
    ],
    action: { label: 'View the interview', href: '{{ link }}' },
    closing: ['Your calendar takes the appointment away by itself.'],
  },
}
