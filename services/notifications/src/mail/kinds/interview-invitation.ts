import { aboutRequest, appointmentDetails, exampleRequest } from '../about-invitation.ts'
import { mail } from '../mail.ts'

export const interviewInvitationMail = mail({
  kind: 'INTERVIEW_INVITATION',
  means: 'An interview is confirmed, or planned and waits for an answer; with a calendar REQUEST.',
  ...aboutRequest,
  example: exampleRequest({ sequence: 0 }),
  words: {
    fr: (f) => ({
      subject: `Entretien avec ${f.other}, ${f.when.day} à ${f.when.from}`,
      heading: f.planned ? 'Invitation à un entretien' : 'Votre entretien est confirmé',
      opening: [
        `Bonjour ${f.reader},`,
        f.planned
          ? `Un entretien avec ${f.other} est prévu le ${f.when.day} à ${f.when.from}. Dites si vous venez.`
          : `Votre entretien avec ${f.other} aura lieu le ${f.when.day} à ${f.when.from}.`,
      ],
      details: appointmentDetails.fr(f),
      more: [{ shown: 'link', label: 'Voir l’entretien', href: f.link }],
      action: { label: 'Répondre à l’invitation', href: f.answer },
      closing: [
        'Le rendez-vous est joint à ce message : votre agenda l’ajoute de lui-même.',
        'Répondez par le bouton du mail ou dans votre agenda, comme vous préférez.',
        'Un empêchement ? Proposez une autre heure ou annulez depuis la page de l’entretien.',
      ],
    }),
    en: (f) => ({
      subject: `Interview with ${f.other}, ${f.when.day} at ${f.when.from}`,
      heading: f.planned ? 'Invitation to an interview' : 'Your interview is confirmed',
      opening: [
        `Hello ${f.reader},`,
        f.planned
          ? `An interview with ${f.other} is planned for ${f.when.day} at ${f.when.from}. Please say whether you will come.`
          : `Your interview with ${f.other} takes place on ${f.when.day} at ${f.when.from}.`,
      ],
      details: appointmentDetails.en(f),
      more: [{ shown: 'link', label: 'View the interview', href: f.link }],
      action: { label: 'Answer the invitation', href: f.answer },
      closing: [
        'The appointment is attached to this mail: your calendar adds it by itself.',
        'Answer with the button of the mail or in your calendar, as you prefer.',
        'Can’t make it? Choose another time or cancel on the page of the interview.',
      ],
    }),
  },
})
