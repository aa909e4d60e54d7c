import { employerDeclined } from '@passerelle/contracts'
import { type ApprovalFacts, aboutApproval, exampleApproval, saidOfApproval } from '../about-approval.ts'
import { mail } from '../mail.ts'

interface DeclinedFacts extends ApprovalFacts {
  reason: string | null
}

export const employerDeclinedMail = mail({
  kind: 'EMPLOYER_DECLINED',
  means: 'A school declined the employer, and why.',
  ...aboutApproval<DeclinedFacts>(),
  whyNotSend: (approval) => (approval.state === 'DECLINED' ? null : 'the decision was changed'),
  says: (_, queued, desk) => ({ ...saidOfApproval(queued, desk), reason: queued.facts.reason }),
  example: {
    queued: { facts: { ...exampleApproval, reason: 'Numéro inconnu' } },
    present: { ...employerDeclined.example, state: 'DECLINED' },
  },
  words: {
    fr: (f) => ({
      subject: `${f.school} n’approuve pas ${f.employer}`,
      heading: 'Entreprise non approuvée',
      opening: [`Bonjour ${f.reader},`, `${f.school} n’approuve pas ${f.employer}.`],
      details: [{ label: 'Motif', value: f.reason }],
      action: { label: 'Voir l’entreprise', href: f.link },
      closing: [],
    }),
    en: (f) => ({
      subject: `${f.school} does not approve ${f.employer}`,
      heading: 'Company not approved',
      opening: [`Hello ${f.reader},`, `${f.school} does not approve ${f.employer}.`],
      details: [{ label: 'Reason', value: f.reason }],
      action: { label: 'View the company', href: f.link },
      closing: [],
    }),
  },
})
