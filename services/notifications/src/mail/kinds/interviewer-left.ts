import { aboutRequest, appointmentDetails, exampleRequest } from '../about-invitation.ts'
import { mail } from '../mail.ts'

export const interviewerLeftMail = mail({
  kind: 'INTERVIEWER_LEFT',
  means: 'One of several interviewers takes part no longer; with a calendar REQUEST of a higher sequence.',
  ...aboutRequest,
  example: exampleRequest({ sequence: 1 }),
  words: {
    fr: (f) => ({
      subject: `Un interlocuteur de moins : entretien avec ${f.other}, ${f.when.day} à ${f.when.from}`,
      heading: 'Votre entretien a lieu sans l’un des interlocuteurs',
      opening: [
        `Bonjour ${f.reader},`,
        `Une personne de ${f.company} ne participe plus à l’entretien du ${f.when.day} à ${f.when.from}.`,
        `Le rendez-vous tient, avec ${f.with}.`,
      ],
      details: appointmentDetails.fr(f),
      more: [{ shown: 'link', label: 'Voir l’entretien', href: f.link }],
      action: { label: 'Répondre à l’invitation', href: f.answer },
      closing: [
        'Si vous avez déjà répondu, votre réponse tient.',
        'Le rendez-vous joint remplace le précédent dans votre agenda.',
      ],
    }),
    en: (f) => ({
      subject: `One interviewer fewer: interview with ${f.other}, ${f.when.day} at ${f.when.from}`,
      heading: 'Your interview takes place without one of the interviewers',
      opening: [
        `Hello ${f.reader},`,
        `Somebody from ${f.company} no longer takes part in the interview on ${f.when.day} at ${f.when.from}.`,
        `The appointment stands, with ${f.with}.`,
      ],
      details: appointmentDetails.en(f),
      more: [{ shown: 'link', label: 'View the interview', href: f.link }],
      action: { label: 'Answer the invitation', href: f.answer },
      closing: [
        'If you have answered already, your answer stands.',
        'The attached appointment replaces the earlier one in your calendar.',
      ],
    }),
  },
})
