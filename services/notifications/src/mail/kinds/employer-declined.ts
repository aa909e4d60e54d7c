import type { MailWords } from '../words.ts'

export const employerDeclined: MailWords = {
  fr: {
    subject: '{{ school }} n’a pas approuvé {{ employer }}',
    heading: 'Demande d’approbation refusée',
    opening: ['Bonjour {{ reader }},', '{{ school }} n’a pas approuvé {{ employer }}.'],
    details: [{ label: 'Motif', value: '{{ reason }}' }],
    action: { label: 'Voir l’entreprise', href: '{{ link }}' },
    closing: [],
  },
  en: {
    subject: '{{ school }} did not approve {{ employer }}',
    heading: 'Approval declined',
    opening: ['Hello {{ reader }},', '{{ school }} did not approve {{ employer }}.'],
    details: [{ label: 'Reason', value: '{{ reason }}' }],
    action: { label: 'View the company', href: '{{ link }}' },
    closing: [],
  },
}
