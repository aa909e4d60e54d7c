import { aboutMatch, linksToDecide, matchExample, placesOfLinks, saidOfMatch, whyNotAsk } from '../about-match.ts'
import { mail } from '../mail.ts'

export const candidateProposalMail = mail({
  kind: 'CANDIDATE_PROPOSAL',
  means: 'A candidate accepted the offer: the contact decides. Once for each match.',
  ...aboutMatch,
  whyNotSend: whyNotAsk,
  says: (matched, queued, desk) => ({ ...saidOfMatch(matched, queued, desk), ...linksToDecide(matched, desk) }),
  example: matchExample({ state: 'CANDIDATE_ACCEPTED', appointment: null }),
  words: {
    fr: (f) => ({
      subject: `${f.school} vous propose ${f.candidate} : ${f.job}`,
      heading: 'Un candidat pour votre offre',
      opening: [
        `Bonjour ${f.reader},`,
        `${f.school} vous propose ${f.candidate} pour votre offre « ${f.job} ». ${f.candidate} a accepté cette offre : la décision est à vous.`,
      ],
      details: [
        { label: 'Candidat', value: f.candidate },
        { label: 'Offre', value: f.job },
        { label: 'Entreprise', value: f.company },
        { label: 'École', value: f.school },
        { label: 'Message', value: f.comment },
      ],
      ...placesOfLinks.fr(f),
      closing: [
        'Rien n’est décidé en ouvrant un lien : une page vous demande d’abord de confirmer.',
        'Vous pouvez changer d’avis tant que le candidat n’a pas répondu au rendez-vous. Ces liens sont personnels et valables sept jours ; ensuite, tant que vous n’avez pas décidé, leur page vous en envoie de nouveaux.',
      ],
    }),
    en: (f) => ({
      subject: `${f.school} proposes ${f.candidate} to you: ${f.job}`,
      heading: 'A candidate for your job',
      opening: [
        `Hello ${f.reader},`,
        `${f.school} proposes ${f.candidate} to you for your job “${f.job}”. ${f.candidate} has accepted this offer: the decision is yours.`,
      ],
      details: [
        { label: 'Candidate', value: f.candidate },
        { label: 'Job', value: f.job },
        { label: 'Company', value: f.company },
        { label: 'School', value: f.school },
        { label: 'Message', value: f.comment },
      ],
      ...placesOfLinks.en(f),
      closing: [
        'Opening a link decides nothing: a page asks you to confirm first.',
        'You can change your mind until the candidate has answered the appointment. These links are yours alone and hold for seven days; after that, while you have not decided, their page has fresh ones sent to you.',
      ],
    }),
  },
})
