import { aboutWithdrawn, withdrawnExample } from '../about-match.ts'
import { mail } from '../mail.ts'
import { mayHaveArrived } from '../message-state.ts'

export const appointmentWithdrawnMail = mail({
  kind: 'APPOINTMENT_WITHDRAWN',
  means: 'The company withdrew the appointment that it had proposed.',
  ...aboutWithdrawn,
  whyNotSend({ match }, { earlier }) {
    if (match.appointment) return 'another appointment took its place'
    const heard = earlier.some((told) => told.kind === 'APPOINTMENT_PROPOSED' && mayHaveArrived(told))
    return heard ? null : 'nobody had heard of the appointment'
  },
  example: withdrawnExample('COMPANY_REFUSED'),
  words: {
    fr: (f) => ({
      subject: `Rendez-vous retiré : ${f.company}, ${f.withdrawn.day} à ${f.withdrawn.from}`,
      heading: 'Le rendez-vous proposé est retiré',
      opening: [
        `Bonjour ${f.reader},`,
        `Le rendez-vous que ${f.company} vous avait proposé pour l’offre « ${f.job} », le ${f.withdrawn.day} à ${f.withdrawn.from} (${f.withdrawn.zone}), ne tient plus.`,
      ],
      details: [
        { label: 'Offre', value: f.job },
        { label: 'Entreprise', value: f.company },
        { label: 'Message', value: f.comment },
      ],
      action: { label: 'Voir le suivi', href: f.link },
      closing: ['Votre école reste à votre écoute pour la suite.'],
    }),
    en: (f) => ({
      subject: `Appointment withdrawn: ${f.company}, ${f.withdrawn.day} at ${f.withdrawn.from}`,
      heading: 'The proposed appointment is withdrawn',
      opening: [
        `Hello ${f.reader},`,
        `The appointment that ${f.company} had proposed to you about the job “${f.job}”, on ${f.withdrawn.day} at ${f.withdrawn.from} (${f.withdrawn.zone}), no longer stands.`,
      ],
      details: [
        { label: 'Job', value: f.job },
        { label: 'Company', value: f.company },
        { label: 'Message', value: f.comment },
      ],
      action: { label: 'View the history', href: f.link },
      closing: ['Your school is there for you about what comes next.'],
    }),
  },
})
