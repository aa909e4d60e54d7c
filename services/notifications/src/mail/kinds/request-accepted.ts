import { aboutInterview, exampleInterview, saidOfInterview } from '../about-interview.ts'
import { mail } from '../mail.ts'

export const requestAcceptedMail = mail({
  kind: 'REQUEST_ACCEPTED',
  means: 'The request was accepted; a slot can be chosen.',
  ...aboutInterview,
  whyNotSend: (interview) => (interview.status === 'IN_SCHEDULING' ? null : 'the request is no longer in scheduling'),
  says: (interview, _, desk) => saidOfInterview(interview, desk),
  example: { queued: { facts: {} }, present: { ...exampleInterview, status: 'IN_SCHEDULING', slot: null } },
  words: {
    fr: (f) => ({
      subject: `${f.other} a accepté votre demande d’entretien`,
      heading: 'Votre demande est acceptée',
      opening: [
        `Bonjour ${f.reader},`,
        `${f.other} a accepté votre demande d’entretien${f.event ? ` pour « ${f.event} »` : ''}.`,
        f.chooses
          ? 'Choisissez maintenant un créneau : l’acceptation n’en réserve aucun.'
          : `${f.other} choisit maintenant un créneau dans votre agenda.`,
      ],
      details: [
        { label: 'Entreprise', value: f.company },
        { label: 'Dates proposées', value: f.times },
        { label: 'À savoir', value: f.expectation },
      ],
      action: { label: f.chooses ? 'Choisir un créneau' : 'Voir la demande', href: f.link },
      closing: [],
    }),
    en: (f) => ({
      subject: `${f.other} accepted your request for an interview`,
      heading: 'Your request is accepted',
      opening: [
        `Hello ${f.reader},`,
        `${f.other} accepted your request for an interview${f.event ? ` at “${f.event}”` : ''}.`,
        f.chooses ? 'Now choose a slot: acceptance reserves none.' : `${f.other} now chooses a slot in your calendar.`,
      ],
      details: [
        { label: 'Company', value: f.company },
        { label: 'Proposed times', value: f.times },
        { label: 'Please note', value: f.expectation },
      ],
      action: { label: f.chooses ? 'Choose a slot' : 'View the request', href: f.link },
      closing: [],
    }),
  },
})
