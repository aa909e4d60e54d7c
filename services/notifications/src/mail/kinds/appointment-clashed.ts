import type { MailWords } from '../words.ts'

export const appointmentClashed: MailWords = {
  fr: {
    subject: 'L’heure n’est plus libre : rendez-vous avec {{ other }}, {{ withdrawn.day }} à {{ withdrawn.from }}',
    heading: 'Cette heure a été prise entre-temps',
    opening: [
      'Bonjour {{ reader }},',
      'Le rendez-vous avec {{ other }} pour l’offre « {{ job }} », le {{ withdrawn.day }} à {{ withdrawn.from }} ({{ withdrawn.zone }}), ne peut pas avoir lieu : l’heure a été prise entre-temps.',
      '{% if toCandidate %}{{ company }} peut vous proposer une autre date.{% else %}Proposez une autre date depuis le suivi.{% endif %}',
    ],
    details: [
      { label: 'Offre', value: '{{ job }}' },
      { label: 'École', value: '{{ school }}' },
    ],
    action: {
      label: '{% if toCandidate %}Voir le suivi{% else %}Proposer une autre date{% endif %}',
      href: '{{ link }}',
    },
    closing: [],
  },
  en: {
    subject: 'The time is no longer free: appointment with {{ other }}, {{ withdrawn.day }} at {{ withdrawn.from }}',
    heading: 'This time was taken meanwhile',
    opening: [
      'Hello {{ reader }},',
      'The appointment with {{ other }} about the job “{{ job }}”, on {{ withdrawn.day }} at {{ withdrawn.from }} ({{ withdrawn.zone }}), cannot take place: the time was taken meanwhile.',
      '{% if toCandidate %}{{ company }} may propose another date.{% else %}Propose another date in the history of the match.{% endif %}',
    ],
    details: [
      { label: 'Job', value: '{{ job }}' },
      { label: 'School', value: '{{ school }}' },
    ],
    action: {
      label: '{% if toCandidate %}View the history{% else %}Propose another date{% endif %}',
      href: '{{ link }}',
    },
    closing: [],
  },
}
