import { daysToReportNoShow } from '@passerelle/contracts'
import { aboutNoShow, isStillSaid, noShowExample } from '../about-no-show.ts'
import { mail } from '../mail.ts'

export const noShowReportedMail = mail({
  kind: 'NO_SHOW_REPORTED',
  means: 'The reader is said not to have come to an interview, and what they can do if that is not so.',
  ...aboutNoShow,
  whyNotSend: (interview, queued) => (isStillSaid(interview, queued) ? null : 'it is said no longer'),
  example: noShowExample({ stands: true }),
  words: {
    fr: (f) => ({
      subject: `Absence signalée : entretien avec ${f.other}, ${f.when.day} à ${f.when.from}`,
      heading: 'Vous êtes signalé absent',
      opening: [
        `Bonjour ${f.reader},`,
        `${f.reportedBy ?? 'L’école'} indique que vous n’êtes pas venu à votre entretien, le ${f.when.day} à ${f.when.from} (${f.when.zone}).`,
      ],
      details: [
        { label: 'Avec', value: f.with },
        { label: 'Entreprise', value: f.company },
        { label: 'Événement', value: f.event },
      ],
      action: { label: 'Voir l’entretien et répondre', href: f.link },
      closing: [
        `Si c’est inexact, demandez à qui l’a signalé de le retirer, ce qui est possible pendant les ${daysToReportNoShow} jours qui suivent l’entretien, ou écrivez à l’école.`,
        'Si c’est l’autre qui manquait, signalez-le sur la page de l’entretien, dans le même temps.',
      ],
    }),
    en: (f) => ({
      subject: `No-show reported: interview with ${f.other}, ${f.when.day} at ${f.when.from}`,
      heading: 'You are said not to have come',
      opening: [
        `Hello ${f.reader},`,
        `${f.reportedBy ?? 'The school'} says that you did not come to your interview on ${f.when.day} at ${f.when.from} (${f.when.zone}).`,
      ],
      details: [
        { label: 'With', value: f.with },
        { label: 'Company', value: f.company },
        { label: 'Event', value: f.event },
      ],
      action: { label: 'View the interview and answer', href: f.link },
      closing: [
        `If that is not so, ask whoever reported it to take it back, which they can for ${daysToReportNoShow} days after the interview, or write to the school.`,
        'If the other side was missing, report that on the page of the interview, in the same time.',
      ],
    }),
  },
})
