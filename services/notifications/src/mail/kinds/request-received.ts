import type { MailWords } from '../words.ts'

export const requestReceived: MailWords = {
  fr: {
    subject: '{{ other }} vous propose un entretien',
    heading: 'Une demande d’entretien',
    opening: [
      'Bonjour {{ reader }},',
      '{{ other }} souhaite un entretien avec vous{% if event %} pendant « {{ event }} »{% endif %}.',
    ],
    details: [
      { label: 'Entreprise', value: '{{ company }}' },
      { label: 'Message', value: '{{ message }}' },
      { label: 'À savoir', value: '{{ expectation }}' },
    ],
    action: { label: 'Répondre à la demande', href: '{{ link }}' },
    closing: ['Rien n’est réservé tant que vous n’avez pas répondu.'],
  },
  en: {
    subject: '{{ other }} asks you for an interview',
    heading: 'A request for an interview',
    opening: [
      'Hello {{ reader }},',
      '{{ other }} would like an interview with you{% if event %} at “{{ event }}”{% endif %}.',
    ],
    details: [
      { label: 'Company', value: '{{ company }}' },
      { label: 'Message', value: '{{ message }}' },
      { label: 'Please note', value: '{{ expectation }}' },
    ],
    action: { label: 'Answer the request', href: '{{ link }}' },
    closing: ['Nothing is booked until you answer.'],
  },
}
