import type { MailWords } from '../words.ts'

export const jobDeclined: MailWords = {
  fr: {
    subject: '{{ school }} a refusé l’offre « {{ job }} »',
    heading: 'Votre offre est refusée',
    opening: ['Bonjour {{ reader }},', '{{ school }} a refusé l’offre « {{ job }} » de {{ employer }}.'],
    details: [
      { label: 'Motif', value: '{{ reasons }}' },
      { label: 'Commentaire', value: '{{ comment }}' },
    ],
    action: { label: 'Voir l’offre', href: '{{ link }}' },
    closing: [],
  },
  en: {
    subject: '{{ school }} declined the job “{{ job }}”',
    heading: 'Your job is declined',
    opening: ['Hello {{ reader }},', '{{ school }} declined the job “{{ job }}” of {{ employer }}.'],
    details: [
      { label: 'Reason', value: '{{ reasons }}' },
      { label: 'Comment', value: '{{ comment }}' },
    ],
    action: { label: 'View the job', href: '{{ link }}' },
    closing: [],
  },
}
