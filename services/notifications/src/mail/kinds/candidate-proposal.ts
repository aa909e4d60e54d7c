import { aboutMatch, matchExample, saidOfMatch } from '../about-match.ts'
import { mail } from '../mail.ts'

/**
 * Four links, neither more nor less: the
 * candidate, the job, and the two decisions (HU-10).
 */
export const candidateProposalMail = mail({
  kind: 'CANDIDATE_PROPOSAL',
  means: 'A candidate accepted the offer: the contact decides. Once for each match.',
  ...aboutMatch,
  whyNotSend: ({ match }) =>
    match.state === 'CANDIDATE_ACCEPTED' ? null : 'there is nothing to decide: the match has moved',
  says: (matched, queued, desk) => ({
    ...saidOfMatch(matched, queued, desk),
    viewCandidate: desk.links.to('VIEW_CANDIDATE', matched.match.id),
    viewJob: desk.links.to('VIEW_JOB', matched.match.id),
    acceptCandidate: desk.links.to('ACCEPT_CANDIDATE', matched.match.id),
    refuseCandidate: desk.links.to('REFUSE_CANDIDATE', matched.match.id),
  }),
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
      more: [
        { shown: 'link', label: 'Voir le profil du candidat', href: f.viewCandidate },
        { shown: 'link', label: 'Voir l’offre', href: f.viewJob },
        { shown: 'button', label: 'Refuser le candidat', href: f.refuseCandidate },
      ],
      action: { label: 'Accepter et proposer un rendez-vous', href: f.acceptCandidate },
      closing: [
        'Rien n’est décidé en ouvrant un lien : une page vous demande d’abord de confirmer.',
        'Vous pouvez changer d’avis tant que le candidat n’a pas répondu au rendez-vous. Ces liens sont personnels et valables sept jours ; ensuite, connectez-vous à Passerelle.',
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
      more: [
        { shown: 'link', label: 'View the candidate’s profile', href: f.viewCandidate },
        { shown: 'link', label: 'View the job', href: f.viewJob },
        { shown: 'button', label: 'Refuse the candidate', href: f.refuseCandidate },
      ],
      action: { label: 'Accept and propose an appointment', href: f.acceptCandidate },
      closing: [
        'Opening a link decides nothing: a page asks you to confirm first.',
        'You can change your mind until the candidate has answered the appointment. These links are yours alone and hold for seven days; after that, sign in to Passerelle.',
      ],
    }),
  },
})
