import type { MailWords } from '../words.ts'

/** Four links, neither more nor less: the candidate, the job, and the two decisions (HU-10). */
export const candidateProposal: MailWords = {
  fr: {
    subject: '{{ school }} vous propose {{ candidate }} : {{ job }}',
    heading: 'Un candidat pour votre offre',
    opening: [
      'Bonjour {{ reader }},',
      '{{ school }} vous propose {{ candidate }} pour votre offre « {{ job }} ». {{ candidate }} a accepté cette offre : la décision est à vous.',
    ],
    details: [
      { label: 'Candidat', value: '{{ candidate }}' },
      { label: 'Offre', value: '{{ job }}' },
      { label: 'Entreprise', value: '{{ company }}' },
      { label: 'École', value: '{{ school }}' },
      { label: 'Message', value: '{{ comment }}' },
    ],
    more: [
      { shown: 'link', label: 'Voir le profil du candidat', href: '{{ viewCandidate }}' },
      { shown: 'link', label: 'Voir l’offre', href: '{{ viewJob }}' },
      { shown: 'button', label: 'Refuser le candidat', href: '{{ refuseCandidate }}' },
    ],
    action: { label: 'Accepter et proposer un rendez-vous', href: '{{ acceptCandidate }}' },
    closing: [
      'Rien n’est décidé en ouvrant un lien : une page vous demande d’abord de confirmer.',
      'Vous pouvez changer d’avis tant que le candidat n’a pas répondu au rendez-vous. Ces liens sont personnels et valables sept jours ; ensuite, connectez-vous à Passerelle.',
    ],
  },
  en: {
    subject: '{{ school }} proposes {{ candidate }} to you: {{ job }}',
    heading: 'A candidate for your job',
    opening: [
      'Hello {{ reader }},',
      '{{ school }} proposes {{ candidate }} to you for your job “{{ job }}”. {{ candidate }} has accepted this offer: the decision is yours.',
    ],
    details: [
      { label: 'Candidate', value: '{{ candidate }}' },
      { label: 'Job', value: '{{ job }}' },
      { label: 'Company', value: '{{ company }}' },
      { label: 'School', value: '{{ school }}' },
      { label: 'Message', value: '{{ comment }}' },
    ],
    more: [
      { shown: 'link', label: 'View the candidate’s profile', href: '{{ viewCandidate }}' },
      { shown: 'link', label: 'View the job', href: '{{ viewJob }}' },
      { shown: 'button', label: 'Refuse the candidate', href: '{{ refuseCandidate }}' },
    ],
    action: { label: 'Accept and propose an appointment', href: '{{ acceptCandidate }}' },
    closing: [
      'Opening a link decides nothing: a page asks you to confirm first.',
      'You can change your mind until the candidate has answered the appointment. These links are yours alone and hold for seven days; after that, sign in to Passerelle.',
    ],
  },
}
