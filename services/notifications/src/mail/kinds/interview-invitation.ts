import type { MailWords } from '../words.ts'
import { appointment } from './appointment.ts'

export const interviewInvitation: MailWords = {
  fr: {
    subject: 'Entretien avec {{ other }}, {{ when.day }} à {{ when.from }}',
    heading: 'Votre entretien est confirmé',
    opening: [
      'Bonjour {{ reader }},',
      'Votre entretien avec {{ other }} aura lieu le {{ when.day }} à {{ when.from }}.',
    ],
    details: appointment.fr,
    more: [{ shown: 'link', label: 'Voir l’entretien', href: '{{ link }}' }],
    action: { label: 'Répondre à l’invitation', href: '{{ answer }}' },
    closing: [
      'Le rendez-vous est joint à ce message : votre agenda l’ajoute de lui-même.',
      'Répondez par le bouton ou dans votre agenda, comme vous préférez.',
      'Un empêchement ? Proposez une autre heure ou annulez depuis la page de l’entretien.',
    ],
  },
  en: {
    subject: 'Interview with {{ other }}, {{ when.day }} at {{ when.from }}',
    heading: 'Your interview is confirmed',
    opening: [
      'Hello {{ reader }},',
      'Your interview with {{ other }} takes place on {{ when.day }} at {{ when.from }}.',
    ],
    details: appointment.en,
    more: [{ shown: 'link', label: 'View the interview', href: '{{ link }}' }],
    action: { label: 'Answer the invitation', href: '{{ answer }}' },
    closing: [
      'The appointment is attached to this mail: your calendar adds it by itself.',
      'Answer with the button or in your calendar, as you prefer.',
      'Can’t make it? Choose another time or cancel on the page of the interview.',
    ],
  },
}
