import { aboutInterview, exampleInterview, saidOfInterview } from '../about-interview.ts'
import { mail } from '../mail.ts'

export const timesRefusedMail = mail({
  kind: 'TIMES_REFUSED',
  means: 'None of the proposed times suits the candidate, who asks for others.',
  ...aboutInterview,
  whyNotSend: ({ status, proposedTimes = [] }) =>
    status === 'IN_SCHEDULING' && proposedTimes.length === 0 ? null : 'other times are proposed, or none are needed',
  says: (interview, _, desk) => saidOfInterview(interview, desk),
  example: {
    queued: { facts: {} },
    present: {
      ...{ ...exampleInterview, eventId: null, eventName: null, hostId: null, kind: 'INFORMATIONAL' },
      ...{ status: 'IN_SCHEDULING', slot: null, proposedTimes: [], reason: 'Plutôt le soir, après 18 heures.' },
    },
  },
  words: {
    fr: (f) => ({
      subject: `Aucune de vos dates ne convient à ${f.other}`,
      heading: 'D’autres dates sont demandées',
      opening: [`Bonjour ${f.reader},`, `Aucune des dates que vous avez proposées ne convient à ${f.other}.`],
      details: [{ label: 'Son message', value: f.reason }],
      action: { label: 'Proposer d’autres dates', href: f.link },
      closing: [],
    }),
    en: (f) => ({
      subject: `None of your times suits ${f.other}`,
      heading: 'Other times are asked for',
      opening: [`Hello ${f.reader},`, `None of the times that you proposed suits ${f.other}.`],
      details: [{ label: 'Their message', value: f.reason }],
      action: { label: 'Propose other times', href: f.link },
      closing: [],
    }),
  },
})
