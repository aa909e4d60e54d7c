import { EmployerUserProjection } from '../../projections/employers.ts'
import { exampleOwnership, type OwnershipFacts, saidOfOwnership } from '../about-ownership.ts'
import { mail } from '../mail.ts'

export const ownershipHandedOverMail = mail({
  kind: 'OWNERSHIP_HANDED_OVER',
  means: 'The company has another owner: who proposed it is an admin now.',
  async present({ facts }: { facts: OwnershipFacts }, look) {
    const to = await look.up(EmployerUserProjection, facts.toUserId)
    return to && { known: true }
  },
  whyNotSend: () => null,
  says: (_, queued, desk) => saidOfOwnership(queued, desk),
  example: { queued: { facts: exampleOwnership }, present: { known: true } },
  words: {
    fr: (f) => ({
      subject: `${f.company} a un nouveau propriétaire : ${f.to}`,
      heading: 'Un nouveau propriétaire',
      opening: [
        `Bonjour ${f.reader},`,
        `${f.to} a accepté de reprendre ${f.company} et en est maintenant propriétaire sur Passerelle.`,
      ],
      details: [
        { label: 'Propriétaire', value: f.to },
        { label: 'Administrateur', value: f.from },
      ],
      action: { label: 'Voir l’entreprise', href: f.link },
      closing: [],
    }),
    en: (f) => ({
      subject: `${f.to} is the owner of ${f.company}`,
      heading: 'Another owner',
      opening: [
        `Hello ${f.reader},`,
        `${f.to} has accepted to take ${f.company} over, and is its owner on Passerelle from now on.`,
      ],
      details: [
        { label: 'Owner', value: f.to },
        { label: 'Admin', value: f.from },
      ],
      action: { label: 'View the company', href: f.link },
      closing: [],
    }),
  },
})
