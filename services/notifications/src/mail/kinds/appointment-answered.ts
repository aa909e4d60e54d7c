import { aboutMatch, isSameRound, matchExample, saidOfMatch } from '../about-match.ts'
import { mail, needed } from '../mail.ts'

export const appointmentAnsweredMail = mail({
  kind: 'APPOINTMENT_ANSWERED',
  means: 'The candidate answered the proposed appointment.',
  ...aboutMatch,
  whyNotSend: ({ match }, queued) =>
    isSameRound(match, queued, queued.facts.state) ? null : 'the answer no longer stands',
  says(matched, queued, desk) {
    const said = saidOfMatch(matched, queued, desk)
    return { ...said, when: needed(said.when, 'an appointment') }
  },
  example: matchExample({ state: 'APPOINTMENT_ACCEPTED' }),
  words: {
    fr: (f) => ({
      subject: `${f.candidate} ${f.accepted ? 'accepte' : 'décline'} le rendez-vous du ${f.when.day} à ${f.when.from}`,
      heading: f.accepted ? 'Le rendez-vous est accepté' : 'Le rendez-vous est décliné',
      opening: [
        `Bonjour ${f.reader},`,
        `${f.candidate} ${f.accepted ? 'accepte' : 'décline'} le rendez-vous que vous avez proposé pour l’offre « ${f.job} », le ${f.when.day} à ${f.when.from} (${f.when.zone}).`,
      ],
      details: [
        { label: 'Candidat', value: f.candidate },
        { label: 'Offre', value: f.job },
        { label: 'École', value: f.school },
        { label: 'Message', value: f.comment },
      ],
      action: { label: 'Voir le suivi', href: f.link },
      closing: [f.accepted ? 'L’invitation vous parvient à part, avec le rendez-vous pour votre agenda.' : ''],
    }),
    en: (f) => ({
      subject: `${f.candidate} ${f.accepted ? 'accepts' : 'declines'} the appointment of ${f.when.day} at ${f.when.from}`,
      heading: f.accepted ? 'The appointment is accepted' : 'The appointment is declined',
      opening: [
        `Hello ${f.reader},`,
        `${f.candidate} ${f.accepted ? 'accepts' : 'declines'} the appointment that you proposed about the job “${f.job}”, on ${f.when.day} at ${f.when.from} (${f.when.zone}).`,
      ],
      details: [
        { label: 'Candidate', value: f.candidate },
        { label: 'Job', value: f.job },
        { label: 'School', value: f.school },
        { label: 'Message', value: f.comment },
      ],
      action: { label: 'View the history', href: f.link },
      closing: [f.accepted ? 'The invitation comes in a mail of its own, with the appointment for your calendar.' : ''],
    }),
  },
})
