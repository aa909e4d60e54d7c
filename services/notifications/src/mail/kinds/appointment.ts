import type { Language } from '../../words/when.ts'
import type { Detail } from '../words.ts'

/** The facts of an appointment, the same in an invitation and in its update. */
export const appointment: Record<Language, readonly Detail[]> = {
  fr: [
    { label: 'Date', value: '{{ when.day }}', inTicket: true },
    { label: 'Heure', value: 'de {{ when.from }} à {{ when.to }} ({{ when.zone }})', inTicket: true },
    {
      label: 'Heure de l’événement',
      value: '{% if there %}{{ there.day }}, de {{ there.from }} à {{ there.to }} ({{ there.zone }}){% endif %}',
    },
    { label: 'Durée', value: '{{ when.minutes }} minutes' },
    { label: 'Avec', value: '{{ with }}' },
    { label: 'Entreprise', value: '{{ company }}' },
    { label: 'Événement', value: '{{ event }}' },
    { label: 'Message', value: '{{ words }}' },
    { label: 'À savoir', value: '{{ expectation }}' },
  ],
  en: [
    { label: 'Date', value: '{{ when.day }}', inTicket: true },
    { label: 'Time', value: '{{ when.from }} to {{ when.to }} ({{ when.zone }})', inTicket: true },
    {
      label: 'Time at the event',
      value: '{% if there %}{{ there.day }}, {{ there.from }} to {{ there.to }} ({{ there.zone }}){% endif %}',
    },
    { label: 'Duration', value: '{{ when.minutes }} minutes' },
    { label: 'With', value: '{{ with }}' },
    { label: 'Company', value: '{{ company }}' },
    { label: 'Event', value: '{{ event }}' },
    { label: 'Message', value: '{{ words }}' },
    { label: 'Please note', value: '{{ expectation }}' },
  ],
}
