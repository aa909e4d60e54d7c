import { aboutMatch, saidOfMatch, withdrawnExample } from '../about-match.ts'
import { mail } from '../mail.ts'
import { mayHaveArrived } from '../message-state.ts'

/** To those who have had a mail about the match: an offer to answer, a candidate to decide about, an appointment. */
export const matchEndedBySchoolMail = mail({
  kind: 'MATCH_ENDED_BY_SCHOOL',
  means: 'Staff of the school have ended a match before it was decided.',
  ...aboutMatch,
  whyNotSend: (_, { earlier }) => (earlier.some(mayHaveArrived) ? null : 'nobody had heard of the match'),
  says: saidOfMatch,
  example: withdrawnExample('ENDED'),
  words: {
    fr: (f) => ({
      subject: `Mise en relation terminée : ${f.job}, ${f.other}`,
      heading: 'L’école a mis fin à cette mise en relation',
      opening: [
        `Bonjour ${f.reader},`,
        `${f.school} a mis fin à la mise en relation avec ${f.other} pour l’offre « ${f.job} ».`,
        ...(f.withdrawn
          ? [`Le rendez-vous proposé le ${f.withdrawn.day} à ${f.withdrawn.from} (${f.withdrawn.zone}) ne tient plus.`]
          : []),
      ],
      details: [
        { label: 'Offre', value: f.job },
        { label: 'École', value: f.school },
        { label: 'Message', value: f.comment },
      ],
      action: { label: 'Voir le suivi', href: f.link },
      closing: [f.toCandidate ? 'Votre école reste à votre écoute pour la suite.' : 'Vous n’avez rien à faire.'],
    }),
    en: (f) => ({
      subject: `Match ended: ${f.job}, ${f.other}`,
      heading: 'The school has ended this match',
      opening: [
        `Hello ${f.reader},`,
        `${f.school} has ended the match with ${f.other} about the job “${f.job}”.`,
        ...(f.withdrawn
          ? [
              `The appointment proposed for ${f.withdrawn.day} at ${f.withdrawn.from} (${f.withdrawn.zone}) no longer stands.`,
            ]
          : []),
      ],
      details: [
        { label: 'Job', value: f.job },
        { label: 'School', value: f.school },
        { label: 'Message', value: f.comment },
      ],
      action: { label: 'View the history', href: f.link },
      closing: [
        f.toCandidate ? 'Your school is there for you about what comes next.' : 'There is nothing for you to do.',
      ],
    }),
  },
})
