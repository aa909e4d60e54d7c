import type { MailWords } from '../words.ts'

export const requestAccepted: MailWords = {
  fr: {
    subject: '{{ other }} a accepté votre demande d’entretien',
    heading: 'Votre demande est acceptée',
    opening: [
      'Bonjour {{ reader }},',
      '{{ other }} a accepté votre demande d’entretien{% if event %} pour « {{ event }} »{% endif %}.',
      '{% if chooses %}Choisissez maintenant un créneau : l’acceptation n’en réserve aucun.{% else %}{{ other }} choisit maintenant un créneau dans votre agenda.{% endif %}',
    ],
    details: [
      { label: 'Entreprise', value: '{{ company }}' },
      { label: 'À savoir', value: '{{ expectation }}' },
    ],
    action: { label: '{% if chooses %}Choisir un créneau{% else %}Voir la demande{% endif %}', href: '{{ link }}' },
    closing: [],
  },
  en: {
    subject: '{{ other }} accepted your request for an interview',
    heading: 'Your request is accepted',
    opening: [
      'Hello {{ reader }},',
      '{{ other }} accepted your request for an interview{% if event %} at “{{ event }}”{% endif %}.',
      '{% if chooses %}Now choose a slot: acceptance reserves none.{% else %}{{ other }} now chooses a slot in your calendar.{% endif %}',
    ],
    details: [
      { label: 'Company', value: '{{ company }}' },
      { label: 'Please note', value: '{{ expectation }}' },
    ],
    action: { label: '{% if chooses %}Choose a slot{% else %}View the request{% endif %}', href: '{{ link }}' },
    closing: [],
  },
}
