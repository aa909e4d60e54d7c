import { aboutWithdrawn, withdrawnExample } from '../about-match.ts'
import { mail } from '../mail.ts'

export const appointmentClashedMail = mail({
  kind: 'APPOINTMENT_CLASHED',
  means: 'The time of the accepted appointment was taken meanwhile.',
  ...aboutWithdrawn,
  whyNotSend: ({ match }) => (match.appointment ? 'another appointment took its place' : null),
  example: withdrawnExample('CANDIDATE_ACCEPTED'),
  words: {
    fr: (f) => ({
      subject: `L’heure n’est plus libre : rendez-vous avec ${f.other}, ${f.withdrawn.day} à ${f.withdrawn.from}`,
      heading: 'Cette heure a été prise entre-temps',
      opening: [
        `Bonjour ${f.reader},`,
        `Le rendez-vous avec ${f.other} pour l’offre « ${f.job} », le ${f.withdrawn.day} à ${f.withdrawn.from} (${f.withdrawn.zone}), ne peut pas avoir lieu : l’heure a été prise entre-temps.`,
        f.toCandidate ? `${f.company} peut vous proposer une autre date.` : 'Proposez une autre date depuis le suivi.',
      ],
      details: [
        { label: 'Offre', value: f.job },
        { label: 'École', value: f.school },
      ],
      action: {
        label: f.toCandidate ? 'Voir le suivi' : 'Proposer une autre date',
        href: f.link,
      },
      closing: [],
    }),
    en: (f) => ({
      subject: `The time is no longer free: appointment with ${f.other}, ${f.withdrawn.day} at ${f.withdrawn.from}`,
      heading: 'This time was taken meanwhile',
      opening: [
        `Hello ${f.reader},`,
        `The appointment with ${f.other} about the job “${f.job}”, on ${f.withdrawn.day} at ${f.withdrawn.from} (${f.withdrawn.zone}), cannot take place: the time was taken meanwhile.`,
        f.toCandidate ? `${f.company} may propose another date.` : 'Propose another date in the history of the match.',
      ],
      details: [
        { label: 'Job', value: f.job },
        { label: 'School', value: f.school },
      ],
      action: {
        label: f.toCandidate ? 'View the history' : 'Propose another date',
        href: f.link,
      },
      closing: [],
    }),
  },
})
