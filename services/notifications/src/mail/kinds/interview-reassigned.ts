import { aboutRequest, appointmentDetails, exampleRequest } from '../about-invitation.ts'
import { mail } from '../mail.ts'

export const interviewReassignedMail = mail({
  kind: 'INTERVIEW_REASSIGNED',
  means: 'Somebody else of the company receives the talent; with a calendar REQUEST of a higher sequence.',
  ...aboutRequest,
  example: exampleRequest({ sequence: 1 }),
  words: {
    fr: (f) => ({
      subject: `Nouvel interlocuteur : entretien avec ${f.other}, ${f.when.day} à ${f.when.from}`,
      heading: 'Votre entretien change d’interlocuteur',
      opening: [
        `Bonjour ${f.reader},`,
        `Votre entretien du ${f.when.day} à ${f.when.from} sera mené par ${f.recruiter}, de ${f.company}.`,
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
      subject: `Somebody else meets you: interview with ${f.other}, ${f.when.day} at ${f.when.from}`,
      heading: 'Somebody else leads your interview',
      opening: [
        `Hello ${f.reader},`,
        `Your interview on ${f.when.day} at ${f.when.from} will be led by ${f.recruiter} of ${f.company}.`,
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
