import { aboutRequest, appointmentDetails, exampleRequest } from '../about-invitation.ts'
import { mail } from '../mail.ts'

export const interviewRelocatedMail = mail({
  kind: 'INTERVIEW_RELOCATED',
  means: 'The interview has another place; with a calendar REQUEST of a higher sequence.',
  ...aboutRequest,
  example: exampleRequest({
    sequence: 1,
    place: { kind: 'ADDRESS', address: '12 rue Haute, Lyon', room: 'Salle 3', phone: null, caller: null, link: null },
  }),
  words: {
    fr: (f) => ({
      subject: `Nouveau lieu : entretien avec ${f.other}, ${f.when.day} à ${f.when.from}`,
      heading: 'Votre entretien change de lieu',
      opening: [
        `Bonjour ${f.reader},`,
        `Votre entretien avec ${f.other}, le ${f.when.day} à ${f.when.from}, a un autre lieu. Le lieu précédent ne tient plus.`,
      ],
      details: appointmentDetails.fr(f),
      more: [{ shown: 'link', label: 'Voir l’entretien', href: f.link }],
      action: { label: 'Répondre à l’invitation', href: f.answer },
      closing: ['Le rendez-vous joint remplace le précédent dans votre agenda.'],
    }),
    en: (f) => ({
      subject: `New place: interview with ${f.other}, ${f.when.day} at ${f.when.from}`,
      heading: 'Your interview has a new place',
      opening: [
        `Hello ${f.reader},`,
        `Your interview with ${f.other} on ${f.when.day} at ${f.when.from} has another place. The earlier place no longer stands.`,
      ],
      details: appointmentDetails.en(f),
      more: [{ shown: 'link', label: 'View the interview', href: f.link }],
      action: { label: 'Answer the invitation', href: f.answer },
      closing: ['The attached appointment replaces the earlier one in your calendar.'],
    }),
  },
})
