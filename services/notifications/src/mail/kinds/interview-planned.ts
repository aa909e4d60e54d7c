import { interviewPlanned } from '@passerelle/contracts'
import { cleanLine } from '@passerelle/kernel'
import { aboutInterview, saidOfInterview } from '../about-interview.ts'
import { mail, needed } from '../mail.ts'

export const interviewPlannedMail = mail({
  kind: 'INTERVIEW_PLANNED',
  means: 'A colleague planned an interview that the reader leads. It carries no appointment: the invitation does.',
  ...aboutInterview,
  whyNotSend: (interview, _, now) => {
    if (interview.status !== 'CONFIRMED') return 'the interview no longer stands'
    return interview.slot && new Date(interview.slot.endsAt) > now ? null : 'the interview is over'
  },
  says: (interview, _, desk) => {
    const said = saidOfInterview(interview, desk)
    return { ...said, when: needed(said.when, 'a time'), planner: cleanLine(interview.plannedByName ?? '') }
  },
  example: {
    queued: { facts: {} },
    present: { ...interviewPlanned.example, origin: 'PLANNED', eventName: null, plannedByName: 'Nina Petit' },
  },
  ticket: ({ when }) => when,
  words: {
    fr: (f) => ({
      subject: `${f.planner} a planifié un entretien pour vous : ${f.otherName}, ${f.when.day} à ${f.when.from}`,
      heading: 'Un entretien est planifié pour vous',
      opening: [`Bonjour ${f.reader},`, `${f.planner} a planifié un entretien que vous menez, avec ${f.with}.`],
      details: [
        { label: 'Date', value: f.when.day, inTicket: true },
        { label: 'Heure', value: `de ${f.when.from} à ${f.when.to} (${f.when.zone})`, inTicket: true },
        { label: 'Lieu', value: f.place },
        { label: 'À savoir', value: f.expectation },
      ],
      action: { label: 'Voir l’entretien', href: f.link },
      closing: [
        'Votre temps est pris dès maintenant. Personne n’est encore invité.',
        'Si l’heure ne vous convient pas, déplacez l’entretien ou confiez-le à un collègue.',
      ],
    }),
    en: (f) => ({
      subject: `${f.planner} planned an interview for you: ${f.otherName}, ${f.when.day} at ${f.when.from}`,
      heading: 'An interview is planned for you',
      opening: [`Hello ${f.reader},`, `${f.planner} planned an interview that you lead, with ${f.with}.`],
      details: [
        { label: 'Date', value: f.when.day, inTicket: true },
        { label: 'Time', value: `${f.when.from} to ${f.when.to} (${f.when.zone})`, inTicket: true },
        { label: 'Place', value: f.place },
        { label: 'Please note', value: f.expectation },
      ],
      action: { label: 'View the interview', href: f.link },
      closing: [
        'Your time is taken from now on. Nobody is invited yet.',
        'If the time does not suit you, move the interview or hand it to a colleague.',
      ],
    }),
  },
})
