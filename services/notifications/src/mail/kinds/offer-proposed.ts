import { aboutMatch, matchExample, saidOfMatch, whereToAnswer } from '../about-match.ts'
import { mail } from '../mail.ts'

export const offerProposedMail = mail({
  kind: 'OFFER_PROPOSED',
  means: 'A school proposes a job to a candidate.',
  ...aboutMatch,
  whyNotSend: ({ match }) => (match.state === 'PROPOSED' ? null : 'the offer has been answered'),
  says: (matched, queued, desk) => ({
    ...saidOfMatch(matched, queued, desk),
    answer: whereToAnswer(matched, 'ANSWER_OFFER', desk),
  }),
  example: matchExample({ state: 'PROPOSED', appointment: null }),
  words: {
    fr: (f) => ({
      subject: `${f.school} vous propose une offre : ${f.job}, ${f.company}`,
      heading: 'Une offre pour vous',
      opening: [
        `Bonjour ${f.reader},`,
        `${f.school} pense à vous pour l’offre « ${f.job} » de ${f.company}. L’entreprise voit votre dossier, et ne peut décider que si vous acceptez.`,
      ],
      details: [
        { label: 'Offre', value: f.job },
        { label: 'Entreprise', value: f.company },
        { label: 'École', value: f.school },
        { label: 'Message', value: f.comment },
      ],
      action: { label: 'Voir l’offre et répondre', href: f.answer },
      closing: ['Vous pourrez changer d’avis tant que l’entreprise n’a pas décidé.'],
    }),
    en: (f) => ({
      subject: `${f.school} proposes a job to you: ${f.job}, ${f.company}`,
      heading: 'A job for you',
      opening: [
        `Hello ${f.reader},`,
        `${f.school} thinks of you for the job “${f.job}” at ${f.company}. The company sees your file, and can decide only if you accept.`,
      ],
      details: [
        { label: 'Job', value: f.job },
        { label: 'Company', value: f.company },
        { label: 'School', value: f.school },
        { label: 'Message', value: f.comment },
      ],
      action: { label: 'View the job and answer', href: f.answer },
      closing: ['You can change your mind until the company has decided.'],
    }),
  },
})
