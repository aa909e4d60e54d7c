import { type OwnershipState, ownershipProposed } from '@passerelle/contracts'
import { EmployerUserProjection } from '../../projections/employers.ts'
import { exampleOwnership, type OwnershipFacts, saidOfOwnership } from '../about-ownership.ts'
import { mail } from '../mail.ts'

interface Facts extends OwnershipFacts {
  readonly fromUserId: OwnershipState['from']['userId']
}

export const ownershipProposedMail = mail({
  kind: 'OWNERSHIP_PROPOSED',
  means: 'The owner of the company proposes that the reader becomes its owner.',
  async present({ facts }: { facts: Facts }, look) {
    const [from, to] = [
      await look.up(EmployerUserProjection, facts.fromUserId),
      await look.up(EmployerUserProjection, facts.toUserId),
    ]
    return from && to && { owner: from.role === 'OWNER', active: to.active }
  },
  whyNotSend: ({ owner, active }) => (owner && active ? null : 'one of the two is not who they were'),
  says: (_, queued, desk) => saidOfOwnership(queued, desk),
  example: {
    queued: { facts: { ...exampleOwnership, fromUserId: ownershipProposed.example.from.userId } },
    present: { owner: true, active: true },
  },
  words: {
    fr: (f) => ({
      subject: `${f.from} vous propose de reprendre ${f.company}`,
      heading: 'Une entreprise à reprendre',
      opening: [
        `Bonjour ${f.reader},`,
        `${f.from}, propriétaire de l’entreprise ${f.company} sur Passerelle, vous propose de le devenir. Vous auriez tous les droits d’un administrateur, et vous seul pourriez la confier à quelqu’un d’autre. ${f.from} en resterait administrateur.`,
      ],
      details: [{ label: 'Entreprise', value: f.company }],
      action: { label: 'Répondre', href: f.link },
      closing: ['Rien ne change sans votre accord.'],
    }),
    en: (f) => ({
      subject: `${f.from} proposes that you take ${f.company} over`,
      heading: 'A company to take over',
      opening: [
        `Hello ${f.reader},`,
        `${f.from}, the owner of ${f.company} on Passerelle, proposes that you become its owner. You would have every right of an admin, and you alone could hand it over to somebody else. ${f.from} would stay an admin.`,
      ],
      details: [{ label: 'Company', value: f.company }],
      action: { label: 'Answer', href: f.link },
      closing: ['Nothing changes without your consent.'],
    }),
  },
})
