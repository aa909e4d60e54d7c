import { aboutMatch, saidOfMatch, withdrawnExample } from '../about-match.ts'
import { mail } from '../mail.ts'
import { mayHaveArrived } from '../message-state.ts'

/** To those who have had a mail about the match: an offer to answer, a candidate to decide about, an appointment. */
export const matchEndedMail = mail({
  kind: 'MATCH_ENDED',
  means: 'The job of a match is open at the school no longer, and the match has ended.',
  ...aboutMatch,
  whyNotSend: (_, { earlier }) => (earlier.some(mayHaveArrived) ? null : 'nobody had heard of the match'),
  says: saidOfMatch,
  example: withdrawnExample('JOB_OVER'),
  words: {
    fr: (f) => ({
      subject: `Offre fermée : ${f.job}, ${f.company}`,
      heading: 'Cette offre n’est plus ouverte',
      opening: [
        `Bonjour ${f.reader},`,
        f.toCandidate
          ? `L’offre « ${f.job} » de ${f.company} n’est plus ouverte : votre mise en relation est terminée.`
          : `Votre offre « ${f.job} » n’est plus ouverte à ${f.school} : la mise en relation avec ${f.candidate} est terminée.`,
        ...(f.withdrawn
          ? [`Le rendez-vous proposé le ${f.withdrawn.day} à ${f.withdrawn.from} (${f.withdrawn.zone}) ne tient plus.`]
          : []),
      ],
      details: [
        { label: 'Offre', value: f.job },
        { label: 'École', value: f.school },
      ],
      action: { label: 'Voir le suivi', href: f.link },
      closing: [f.toCandidate ? 'Votre école reste à votre écoute pour la suite.' : 'Vous n’avez rien à faire.'],
    }),
    en: (f) => ({
      subject: `Job closed: ${f.job}, ${f.company}`,
      heading: 'This job is no longer open',
      opening: [
        `Hello ${f.reader},`,
        f.toCandidate
          ? `The job “${f.job}” of ${f.company} is no longer open: your match has ended.`
          : `Your job “${f.job}” is no longer open at ${f.school}: the match with ${f.candidate} has ended.`,
        ...(f.withdrawn
          ? [
              `The appointment proposed for ${f.withdrawn.day} at ${f.withdrawn.from} (${f.withdrawn.zone}) no longer stands.`,
            ]
          : []),
      ],
      details: [
        { label: 'Job', value: f.job },
        { label: 'School', value: f.school },
      ],
      action: { label: 'View the history', href: f.link },
      closing: [
        f.toCandidate ? 'Your school is there for you about what comes next.' : 'There is nothing for you to do.',
      ],
    }),
  },
})
