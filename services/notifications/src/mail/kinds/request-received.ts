import { interviewRequested } from '@passerelle/contracts'
import { aboutInterview, saidOfInterview } from '../about-interview.ts'
import { mail } from '../mail.ts'

export const requestReceivedMail = mail({
  kind: 'REQUEST_RECEIVED',
  means: 'Somebody asks for an interview.',
  ...aboutInterview,
  whyNotSend: (interview) => (interview.status === 'REQUESTED' ? null : 'the request is no longer open'),
  says: (interview, _, desk) => saidOfInterview(interview, desk),
  example: { queued: { facts: {} }, present: { ...interviewRequested.example, status: 'REQUESTED', slot: null } },
  words: {
    fr: (f) => ({
      subject: f.asksCompany
        ? `${f.other} demande un entretien d’information à ${f.company}`
        : `${f.other} vous propose un entretien`,
      heading: 'Une demande d’entretien',
      opening: [
        `Bonjour ${f.reader},`,
        f.asksCompany
          ? `${f.other} souhaite un entretien d’information avec quelqu’un de ${f.company}. Vous répondez pour l’entreprise : acceptez, ou confiez la demande à un collègue.`
          : `${f.other} souhaite un entretien avec vous${f.event ? ` pendant « ${f.event} »` : ''}.`,
      ],
      details: [
        { label: 'Entreprise', value: f.company },
        { label: 'Message', value: f.message },
        { label: 'À savoir', value: f.expectation },
      ],
      action: { label: 'Répondre à la demande', href: f.link },
      closing: ['Rien n’est réservé tant que vous n’avez pas répondu.'],
    }),
    en: (f) => ({
      subject: f.asksCompany
        ? `${f.other} asks ${f.company} for an informational interview`
        : `${f.other} asks you for an interview`,
      heading: 'A request for an interview',
      opening: [
        `Hello ${f.reader},`,
        f.asksCompany
          ? `${f.other} would like an informational interview with somebody of ${f.company}. You answer for the company: accept, or hand the request to a colleague.`
          : `${f.other} would like an interview with you${f.event ? ` at “${f.event}”` : ''}.`,
      ],
      details: [
        { label: 'Company', value: f.company },
        { label: 'Message', value: f.message },
        { label: 'Please note', value: f.expectation },
      ],
      action: { label: 'Answer the request', href: f.link },
      closing: ['Nothing is booked until you answer.'],
    }),
  },
})
