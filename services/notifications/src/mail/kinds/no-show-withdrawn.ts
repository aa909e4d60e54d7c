import { aboutNoShow, isStillSaid, noShowExample } from '../about-no-show.ts'
import { mail } from '../mail.ts'

export const noShowWithdrawnMail = mail({
  kind: 'NO_SHOW_WITHDRAWN',
  means: 'That the reader did not come to an interview is taken back.',
  ...aboutNoShow,
  whyNotSend: (interview, queued) => (isStillSaid(interview, queued) ? 'it is said again' : null),
  example: noShowExample({ stands: false }),
  words: {
    fr: (f) => ({
      subject: `Absence retirée : entretien avec ${f.other}, ${f.when.day} à ${f.when.from}`,
      heading: 'Vous n’êtes plus signalé absent',
      opening: [
        `Bonjour ${f.reader},`,
        `${f.reportedBy ?? 'L’école'} ne vous signale plus absent à votre entretien, le ${f.when.day} à ${f.when.from} (${f.when.zone}).`,
      ],
      details: [
        { label: 'Avec', value: f.with },
        { label: 'Entreprise', value: f.company },
        { label: 'Événement', value: f.event },
      ],
      action: { label: 'Voir l’entretien', href: f.link },
      closing: [],
    }),
    en: (f) => ({
      subject: `No-show withdrawn: interview with ${f.other}, ${f.when.day} at ${f.when.from}`,
      heading: 'You are said to be absent no longer',
      opening: [
        `Hello ${f.reader},`,
        `${f.reportedBy ?? 'The school'} no longer says that you did not come to your interview on ${f.when.day} at ${f.when.from} (${f.when.zone}).`,
      ],
      details: [
        { label: 'With', value: f.with },
        { label: 'Company', value: f.company },
        { label: 'Event', value: f.event },
      ],
      action: { label: 'View the interview', href: f.link },
      closing: [],
    }),
  },
})
