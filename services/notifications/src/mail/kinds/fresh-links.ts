import { aboutMatch, linksToDecide, matchExample, placesOfLinks, saidOfMatch, whyNotAsk } from '../about-match.ts'
import { mail } from '../mail.ts'

/** The school's reminder, or what the contact asked for on the page of an expired link: the same mail (HU-36). */
export const freshLinksMail = mail({
  kind: 'FRESH_LINKS',
  means: 'The contact has not decided yet: fresh links, which end those before.',
  ...aboutMatch,
  whyNotSend: whyNotAsk,
  says: (matched, queued, desk) => ({ ...saidOfMatch(matched, queued, desk), ...linksToDecide(matched, desk) }),
  example: matchExample({ state: 'CANDIDATE_ACCEPTED', appointment: null }),
  words: {
    fr: (f) => ({
      subject: `Votre décision est attendue : ${f.candidate}, ${f.job}`,
      heading: 'Votre décision est attendue',
      opening: [
        `Bonjour ${f.reader},`,
        `${f.candidate}, que vous propose ${f.school}, a accepté votre offre « ${f.job} » et attend votre décision.`,
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
        'Ces liens sont personnels, valables sept jours, et remplacent ceux des mails précédents.',
      ],
    }),
    en: (f) => ({
      subject: `Your decision is awaited: ${f.candidate}, ${f.job}`,
      heading: 'Your decision is awaited',
      opening: [
        `Hello ${f.reader},`,
        `${f.candidate}, whom ${f.school} proposes to you, has accepted your job “${f.job}” and awaits your decision.`,
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
        'These links are yours alone, hold for seven days, and replace those of earlier mails.',
      ],
    }),
  },
})
