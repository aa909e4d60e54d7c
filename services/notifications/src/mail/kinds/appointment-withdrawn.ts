import type { MailWords } from '../words.ts'

export const appointmentWithdrawn: MailWords = {
  fr: {
    subject: 'Rendez-vous retiré : {{ company }}, {{ withdrawn.day }} à {{ withdrawn.from }}',
    heading: 'Le rendez-vous proposé est retiré',
    opening: [
      'Bonjour {{ reader }},',
      'Le rendez-vous que {{ company }} vous avait proposé pour l’offre « {{ job }} », le {{ withdrawn.day }} à {{ withdrawn.from }} ({{ withdrawn.zone }}), ne tient plus.',
    ],
    details: [
      { label: 'Offre', value: '{{ job }}' },
      { label: 'Entreprise', value: '{{ company }}' },
      { label: 'Message', value: '{{ comment }}' },
    ],
    action: { label: 'Voir le suivi', href: '{{ link }}' },
    closing: ['Votre école reste à votre écoute pour la suite.'],
  },
  en: {
    subject: 'Appointment withdrawn: {{ company }}, {{ withdrawn.day }} at {{ withdrawn.from }}',
    heading: 'The proposed appointment is withdrawn',
    opening: [
      'Hello {{ reader }},',
      'The appointment that {{ company }} had proposed to you about the job “{{ job }}”, on {{ withdrawn.day }} at {{ withdrawn.from }} ({{ withdrawn.zone }}), no longer stands.',
    ],
    details: [
      { label: 'Job', value: '{{ job }}' },
      { label: 'Company', value: '{{ company }}' },
      { label: 'Message', value: '{{ comment }}' },
    ],
    action: { label: 'View the history', href: '{{ link }}' },
    closing: ['Your school is there for you about what comes next.'],
  },
}
