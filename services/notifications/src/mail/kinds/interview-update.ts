import { aboutRequest, appointmentDetails, exampleRequest } from '../about-invitation.ts'
import { mail } from '../mail.ts'

export const interviewUpdateMail = mail({
  kind: 'INTERVIEW_UPDATE',
  means: 'The interview has another time; with a calendar REQUEST of a higher sequence.',
  ...aboutRequest,
  example: exampleRequest({ sequence: 1 }),
  words: {
    fr: (f) => ({
      subject: `Nouvelle heure : entretien avec ${f.other}, ${f.when.day} à ${f.when.from}`,
      heading: 'Votre entretien change d’heure',
      opening: [
        `Bonjour ${f.reader},`,
        `Votre entretien avec ${f.other} aura finalement lieu le ${f.when.day} à ${f.when.from}. L’heure précédente ne tient plus.`,
      ],
      details: appointmentDetails.fr(f),
      more: [{ shown: 'link', label: 'Voir l’entretien', href: f.link }],
      action: { label: 'Répondre à l’invitation', href: f.answer },
      closing: ['Le rendez-vous joint remplace le précédent dans votre agenda.'],
    }),
    en: (f) => ({
      subject: `New time: interview with ${f.other}, ${f.when.day} at ${f.when.from}`,
      heading: 'Your interview has a new time',
      opening: [
        `Hello ${f.reader},`,
        `Your interview with ${f.other} now takes place on ${f.when.day} at ${f.when.from}. The earlier time no longer stands.`,
      ],
      details: appointmentDetails.en(f),
      more: [{ shown: 'link', label: 'View the interview', href: f.link }],
      action: { label: 'Answer the invitation', href: f.answer },
      closing: ['The attached appointment replaces the earlier one in your calendar.'],
    }),
  },
})
