import type { MailWords } from '../words.ts'

export const appointmentAnswered: MailWords = {
  fr: {
    subject:
      '{{ candidate }} {% if accepted %}accepte{% else %}décline{% endif %} le rendez-vous du {{ when.day }} à {{ when.from }}',
    heading: '{% if accepted %}Le rendez-vous est accepté{% else %}Le rendez-vous est décliné{% endif %}',
    opening: [
      'Bonjour {{ reader }},',
      '{{ candidate }} {% if accepted %}accepte{% else %}décline{% endif %} le rendez-vous que vous avez proposé pour l’offre « {{ job }} », le {{ when.day }} à {{ when.from }} ({{ when.zone }}).',
    ],
    details: [
      { label: 'Candidat', value: '{{ candidate }}' },
      { label: 'Offre', value: '{{ job }}' },
      { label: 'École', value: '{{ school }}' },
      { label: 'Message', value: '{{ comment }}' },
    ],
    action: { label: 'Voir le suivi', href: '{{ link }}' },
    closing: ['{% if accepted %}L’invitation vous parvient à part, avec le rendez-vous pour votre agenda.{% endif %}'],
  },
  en: {
    subject:
      '{{ candidate }} {% if accepted %}accepts{% else %}declines{% endif %} the appointment of {{ when.day }} at {{ when.from }}',
    heading: '{% if accepted %}The appointment is accepted{% else %}The appointment is declined{% endif %}',
    opening: [
      'Hello {{ reader }},',
      '{{ candidate }} {% if accepted %}accepts{% else %}declines{% endif %} the appointment that you proposed about the job “{{ job }}”, on {{ when.day }} at {{ when.from }} ({{ when.zone }}).',
    ],
    details: [
      { label: 'Candidate', value: '{{ candidate }}' },
      { label: 'Job', value: '{{ job }}' },
      { label: 'School', value: '{{ school }}' },
      { label: 'Message', value: '{{ comment }}' },
    ],
    action: { label: 'View the history', href: '{{ link }}' },
    closing: [
      '{% if accepted %}The invitation comes in a mail of its own, with the appointment for your calendar.{% endif %}',
    ],
  },
}
