import { informationalOfferWithdrawn } from '@passerelle/contracts'
import { inChargeOf, known, type RuleFor, rule } from './news.ts'

/** Those who run a company hear when it can be asked no more because who answered for it has left. */
export const offerNews: readonly RuleFor[] = [
  rule(informationalOfferWithdrawn, {
    audience: 'named',
    needs: ({ employerId }) => ({ employers: [employerId] }),
    tell({ employerId, forCompany, left }, around) {
      if (!forCompany || !left) return []
      const employer = known(around.employers, employerId)
      const told = { kind: 'COMPANY_NOT_ASKED', about: { employerId }, facts: { company: employer.name } } as const
      return inChargeOf(employer).map((person) => ({ person, ...told }))
    },
  }),
]
