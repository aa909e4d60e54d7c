import type { MailWords } from '../words.ts'

export const appointmentProposed: MailWords = {
  fr: {
    subject: '{{ company }} vous propose un rendez-vous, {{ when.day }} à {{ when.from }}',
    heading: '{% if withdrawn %}Une nouvelle date de rendez-vous{% else %}Un rendez-vous vous est proposé{% endif %}',
    opening: [
      'Bonjour {{ reader }},',
      '{{ company }} souhaite vous rencontrer pour l’offre « {{ job }} », le {{ when.day }} à {{ when.from }}.{% if withdrawn %} Cette date remplace celle du {{ withdrawn.day }} à {{ withdrawn.from }}.{% endif %}',
    ],
    details: [
      { label: 'Date', value: '{{ when.day }}', inTicket: true },
      { label: 'Heure', value: 'de {{ when.from }} à {{ when.to }} ({{ when.zone }})', inTicket: true },
      { label: 'Durée', value: '{{ when.minutes }} minutes' },
      { label: 'Offre', value: '{{ job }}' },
      { label: 'Entreprise', value: '{{ company }}' },
      { label: 'Message', value: '{{ comment }}' },
    ],
    action: { label: 'Répondre au rendez-vous', href: '{{ link }}' },
    closing: ['Rien n’est dans votre agenda tant que vous n’avez pas accepté.'],
  },
  en: {
    subject: '{{ company }} proposes an appointment, {{ when.day }} at {{ when.from }}',
    heading: '{% if withdrawn %}A new date for your appointment{% else %}An appointment is proposed to you{% endif %}',
    opening: [
      'Hello {{ reader }},',
      '{{ company }} would like to meet you about the job “{{ job }}” on {{ when.day }} at {{ when.from }}.{% if withdrawn %} This date replaces that of {{ withdrawn.day }} at {{ withdrawn.from }}.{% endif %}',
    ],
    details: [
      { label: 'Date', value: '{{ when.day }}', inTicket: true },
      { label: 'Time', value: '{{ when.from }} to {{ when.to }} ({{ when.zone }})', inTicket: true },
      { label: 'Duration', value: '{{ when.minutes }} minutes' },
      { label: 'Job', value: '{{ job }}' },
      { label: 'Company', value: '{{ company }}' },
      { label: 'Message', value: '{{ comment }}' },
    ],
    action: { label: 'Answer the appointment', href: '{{ link }}' },
    closing: ['Nothing is in your calendar until you accept.'],
  },
}
