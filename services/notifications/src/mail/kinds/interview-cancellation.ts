import { aboutInvitation, exampleInvited, saidOfInvitation } from '../about-invitation.ts'
import { mail } from '../mail.ts'
import { mayHaveArrived } from '../message-state.ts'

/** It leaves only to those who may have been invited. */
export const interviewCancellationMail = mail({
  kind: 'INTERVIEW_CANCELLATION',
  means: 'The interview is cancelled; with a calendar CANCEL.',
  ...aboutInvitation,
  whyNotSend: (_, { earlier }) =>
    earlier.some((said) => said.method === 'REQUEST' && mayHaveArrived(said)) ? null : 'nobody was invited',
  says: (invited, _, desk) => saidOfInvitation(invited, desk),
  example: { queued: { facts: {} }, present: exampleInvited({ status: 'CANCELLED' }) },
  words: {
    fr: (f) => ({
      subject: `Annulé : entretien avec ${f.other}, ${f.when.day} à ${f.when.from}`,
      heading: 'Votre entretien est annulé',
      opening: [
        `Bonjour ${f.reader},`,
        `Votre entretien avec ${f.other}, prévu le ${f.when.day} à ${f.when.from} (${f.when.zone}), n’aura pas lieu.`,
      ],
      details: [
        { label: 'Motif', value: f.reason },
        { label: 'Entreprise', value: f.company },
        { label: 'Événement', value: f.event },
      ],
      action: { label: 'Voir l’entretien', href: f.link },
      closing: ['Votre agenda retire le rendez-vous de lui-même.'],
    }),
    en: (f) => ({
      subject: `Cancelled: interview with ${f.other}, ${f.when.day} at ${f.when.from}`,
      heading: 'Your interview is cancelled',
      opening: [
        `Hello ${f.reader},`,
        `Your interview with ${f.other}, planned for ${f.when.day} at ${f.when.from} (${f.when.zone}), does not take place.`,
      ],
      details: [
        { label: 'Reason', value: f.reason },
        { label: 'Company', value: f.company },
        { label: 'Event', value: f.event },
      ],
      action: { label: 'View the interview', href: f.link },
      closing: ['Your calendar takes the appointment away by itself.'],
    }),
  },
})
