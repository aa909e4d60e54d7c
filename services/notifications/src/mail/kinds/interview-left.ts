import { aboutInvitation, exampleInvited, saidOfInvitation } from '../about-invitation.ts'
import { linkTo } from '../link-to.ts'
import { mail } from '../mail.ts'
import { mayHaveArrived } from '../message-state.ts'

/** To somebody who takes part no longer, because a colleague does or because they have left: why it is so is not theirs to read. */
export const interviewLeftMail = mail({
  kind: 'INTERVIEW_LEFT',
  means: 'The reader takes part in the interview no longer; with a calendar CANCEL.',
  ...aboutInvitation,
  whyNotSend: (_, { earlier }) =>
    earlier.some((said) => said.method === 'REQUEST' && mayHaveArrived(said)) ? null : 'nobody was invited',
  says: (invited, _, desk) => ({
    ...saidOfInvitation(invited, desk),
    companyPage: linkTo(desk.publicUrl, 'employers', invited.interview.employerId),
  }),
  example: { queued: { facts: {} }, present: exampleInvited({ recruiter: 'per_01ja0000000000000000000002' }) },
  words: {
    fr: (f) => ({
      subject: `Vous ne participez plus : entretien du ${f.when.day} à ${f.when.from}`,
      heading: 'Cet entretien n’est plus le vôtre',
      opening: [
        `Bonjour ${f.reader},`,
        `Vous ne participez plus à l’entretien du ${f.when.day} à ${f.when.from} (${f.when.zone}) pour ${f.company}.`,
      ],
      details: [],
      action: { label: 'Voir l’entreprise', href: f.companyPage },
      closing: ['Votre agenda retire le rendez-vous de lui-même.'],
    }),
    en: (f) => ({
      subject: `You no longer take part: interview of ${f.when.day} at ${f.when.from}`,
      heading: 'This interview is no longer yours',
      opening: [
        `Hello ${f.reader},`,
        `You no longer take part in the interview of ${f.when.day} at ${f.when.from} (${f.when.zone}) for ${f.company}.`,
      ],
      details: [],
      action: { label: 'View the company', href: f.companyPage },
      closing: ['Your calendar takes the appointment away by itself.'],
    }),
  },
})
