import { aboutMatch, isSameRound, matchExample, saidOfMatch, whereToAnswer } from '../about-match.ts'
import { mail, needed } from '../mail.ts'

export const appointmentProposedMail = mail({
  kind: 'APPOINTMENT_PROPOSED',
  means: 'A company proposes an appointment to a candidate.',
  ...aboutMatch,
  whyNotSend({ match }, queued, now) {
    if (!isSameRound(match, queued, 'APPOINTMENT_PROPOSED')) return 'the appointment was replaced'
    const lies = match.appointment && new Date(match.appointment.startsAt) > now
    return lies ? null : 'the time of the appointment has come'
  },
  says(matched, queued, desk) {
    const said = saidOfMatch(matched, queued, desk)
    const answer = whereToAnswer(matched, 'ANSWER_APPOINTMENT', desk)
    return { ...said, when: needed(said.when, 'an appointment'), answer }
  },
  ticket: ({ when }) => when,
  example: matchExample({ withdrawn: { startsAt: '2026-12-04T09:00:00.000Z', endsAt: '2026-12-04T09:45:00.000Z' } }),
  words: {
    fr: (f) => ({
      subject: `${f.company} vous propose un rendez-vous, ${f.when.day} à ${f.when.from}`,
      heading: f.withdrawn ? 'Une nouvelle date de rendez-vous' : 'Un rendez-vous vous est proposé',
      opening: [
        `Bonjour ${f.reader},`,
        `${f.company} souhaite vous rencontrer pour l’offre « ${f.job} », le ${f.when.day} à ${f.when.from}.${f.withdrawn ? ` Cette date remplace celle du ${f.withdrawn.day} à ${f.withdrawn.from}.` : ''}`,
      ],
      details: [
        { label: 'Date', value: f.when.day, inTicket: true },
        { label: 'Heure', value: `de ${f.when.from} à ${f.when.to} (${f.when.zone})`, inTicket: true },
        { label: 'Durée', value: `${f.when.minutes} minutes` },
        { label: 'Lieu', value: f.place },
        { label: 'Offre', value: f.job },
        { label: 'Entreprise', value: f.company },
        { label: 'Message', value: f.comment },
      ],
      action: { label: 'Répondre au rendez-vous', href: f.answer },
      closing: ['Rien n’est dans votre agenda tant que vous n’avez pas accepté.'],
    }),
    en: (f) => ({
      subject: `${f.company} proposes an appointment, ${f.when.day} at ${f.when.from}`,
      heading: f.withdrawn ? 'A new date for your appointment' : 'An appointment is proposed to you',
      opening: [
        `Hello ${f.reader},`,
        `${f.company} would like to meet you about the job “${f.job}” on ${f.when.day} at ${f.when.from}.${f.withdrawn ? ` This date replaces that of ${f.withdrawn.day} at ${f.withdrawn.from}.` : ''}`,
      ],
      details: [
        { label: 'Date', value: f.when.day, inTicket: true },
        { label: 'Time', value: `${f.when.from} to ${f.when.to} (${f.when.zone})`, inTicket: true },
        { label: 'Duration', value: `${f.when.minutes} minutes` },
        { label: 'Place', value: f.place },
        { label: 'Job', value: f.job },
        { label: 'Company', value: f.company },
        { label: 'Message', value: f.comment },
      ],
      action: { label: 'Answer the appointment', href: f.answer },
      closing: ['Nothing is in your calendar until you accept.'],
    }),
  },
})
