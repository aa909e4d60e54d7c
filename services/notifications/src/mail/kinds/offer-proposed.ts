import type { MailWords } from '../words.ts'

export const offerProposed: MailWords = {
  fr: {
    subject: '{{ school }} vous propose une offre : {{ job }}, {{ company }}',
    heading: 'Une offre pour vous',
    opening: [
      'Bonjour {{ reader }},',
      '{{ school }} pense à vous pour l’offre « {{ job }} » de {{ company }}. L’entreprise voit votre dossier, et ne peut décider que si vous acceptez.',
    ],
    details: [
      { label: 'Offre', value: '{{ job }}' },
      { label: 'Entreprise', value: '{{ company }}' },
      { label: 'École', value: '{{ school }}' },
      { label: 'Message', value: '{{ comment }}' },
    ],
    action: { label: 'Voir l’offre et répondre', href: '{{ link }}' },
    closing: ['Vous pourrez changer d’avis tant que l’entreprise n’a pas décidé.'],
  },
  en: {
    subject: '{{ school }} proposes a job to you: {{ job }}, {{ company }}',
    heading: 'A job for you',
    opening: [
      'Hello {{ reader }},',
      '{{ school }} thinks of you for the job “{{ job }}” at {{ company }}. The company sees your file, and can decide only if you accept.',
    ],
    details: [
      { label: 'Job', value: '{{ job }}' },
      { label: 'Company', value: '{{ company }}' },
      { label: 'School', value: '{{ school }}' },
      { label: 'Message', value: '{{ comment }}' },
    ],
    action: { label: 'View the job and answer', href: '{{ link }}' },
    closing: ['You can change your mind until the company has decided.'],
  },
}
