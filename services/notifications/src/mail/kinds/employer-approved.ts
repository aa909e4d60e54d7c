import type { MailWords } from '../words.ts'

export const employerApproved: MailWords = {
  fr: {
    subject: '{{ school }} a approuvé {{ employer }}',
    heading: 'Vous êtes approuvés',
    opening: ['Bonjour {{ reader }},', '{{ school }} a approuvé {{ employer }}. Voici ce que cela ouvre :'],
    details: [
      { label: 'Événements', value: '{% if mayPostEvents %}participer aux événements de l’école{% endif %}' },
      { label: 'Entretiens', value: '{% if mayPostInterviews %}proposer des plages d’entretien{% endif %}' },
      {
        label: 'Offres',
        value:
          '{% if postsJobsDirectly %}publier des offres, acceptées sans examen{% elsif mayPostJobs %}publier des offres, examinées par l’école{% endif %}',
      },
    ],
    action: { label: 'Voir l’entreprise', href: '{{ link }}' },
    closing: [],
  },
  en: {
    subject: '{{ school }} approved {{ employer }}',
    heading: 'You are approved',
    opening: ['Hello {{ reader }},', '{{ school }} approved {{ employer }}. This is what you may do now:'],
    details: [
      { label: 'Events', value: '{% if mayPostEvents %}take part in the school’s events{% endif %}' },
      { label: 'Interviews', value: '{% if mayPostInterviews %}offer interview slots{% endif %}' },
      {
        label: 'Jobs',
        value:
          '{% if postsJobsDirectly %}post jobs, accepted without review{% elsif mayPostJobs %}post jobs, reviewed by the school{% endif %}',
      },
    ],
    action: { label: 'View the company', href: '{{ link }}' },
    closing: [],
  },
}
