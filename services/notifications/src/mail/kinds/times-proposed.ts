import { aboutInterview, exampleInterview, saidOfInterview } from '../about-interview.ts'
import { mail } from '../mail.ts'

export const timesProposedMail = mail({
  kind: 'TIMES_PROPOSED',
  means: 'Other times are proposed for an interview outside events.',
  ...aboutInterview,
  whyNotSend: ({ status, proposedTimes = [] }) =>
    status === 'IN_SCHEDULING' && proposedTimes.length > 0 ? null : 'there is nothing to choose any more',
  says: (interview, _, desk) => saidOfInterview(interview, desk),
  example: {
    queued: { facts: {} },
    present: {
      ...{ ...exampleInterview, eventId: null, eventName: null, hostId: null, kind: 'INFORMATIONAL' },
      ...{ status: 'IN_SCHEDULING', slot: null, reason: null },
      proposedTimes: [
        { startsAt: '2026-12-08T09:00:00.000Z', endsAt: '2026-12-08T09:20:00.000Z' },
        { startsAt: '2026-12-10T13:00:00.000Z', endsAt: '2026-12-10T13:20:00.000Z' },
      ],
    },
  },
  words: {
    fr: (f) => ({
      subject: `${f.other} vous propose d’autres dates d’entretien`,
      heading: 'D’autres dates vous sont proposées',
      opening: [`Bonjour ${f.reader},`, `${f.other} vous propose d’autres dates pour votre entretien.`],
      details: [
        { label: 'Entreprise', value: f.company },
        { label: 'Dates proposées', value: f.times },
        { label: 'À savoir', value: f.expectation },
      ],
      action: { label: 'Choisir une date', href: f.link },
      closing: ['Rien n’est réservé tant que vous n’avez pas choisi. Si aucune ne convient, demandez-en d’autres.'],
    }),
    en: (f) => ({
      subject: `${f.other} proposes other times for your interview`,
      heading: 'Other times are proposed to you',
      opening: [`Hello ${f.reader},`, `${f.other} proposes other times for your interview.`],
      details: [
        { label: 'Company', value: f.company },
        { label: 'Proposed times', value: f.times },
        { label: 'Please note', value: f.expectation },
      ],
      action: { label: 'Choose a time', href: f.link },
      closing: ['Nothing is booked until you choose. If none suits you, ask for others.'],
    }),
  },
})
