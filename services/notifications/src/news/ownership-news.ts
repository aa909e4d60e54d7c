import {
  type OwnershipState,
  ownershipDeclined,
  ownershipHandedOver,
  ownershipLapsed,
  ownershipProposed,
  ownershipWithdrawn,
} from '@passerelle/contracts'
import { known, type Rule, type RuleFor, rule, type Surroundings } from './news.ts'

const needs: Rule<OwnershipState>['needs'] = ({ id }) => ({ employers: [id] })

/** How it may end without effect. */
const ends = [
  [ownershipDeclined, 'DECLINED'],
  [ownershipWithdrawn, 'WITHDRAWN'],
  [ownershipLapsed, 'LAPSED'],
] as const

export const ownershipNews: readonly RuleFor[] = [
  rule(ownershipProposed, {
    audience: 'named',
    needs,
    tell(ownership, around) {
      const told = context(ownership, around)
      const { from, to } = ownership
      const mail = {
        kind: 'OWNERSHIP_PROPOSED' as const,
        facts: { ...told.facts, employerId: ownership.id, fromUserId: from.userId, toUserId: to.userId },
      }
      return [{ person: to.personId, kind: 'OWNERSHIP_PROPOSED', ...told, mail }]
    },
  }),
  rule(ownershipHandedOver, {
    audience: 'named',
    needs,
    tell(ownership, around) {
      const told = context(ownership, around)
      const { from, to } = ownership
      const mail = {
        kind: 'OWNERSHIP_HANDED_OVER' as const,
        facts: { ...told.facts, employerId: ownership.id, toUserId: to.userId },
      }
      const both = [from, to].map(({ personId }) => personId)
      // Who accepted wants it in writing, too.
      return both.map((person) => ({ person, kind: 'OWNERSHIP_HANDED_OVER', ...told, mail, evenActor: true }))
    },
  }),
  ...ends.map(([fact, how]) =>
    rule(fact, {
      audience: 'named',
      needs,
      tell(ownership, around) {
        const { about, facts } = context(ownership, around)
        const both = [ownership.from, ownership.to].map(({ personId }) => personId)
        return both.map((person) => ({ person, kind: 'OWNERSHIP_KEPT', about, facts: { ...facts, how } }))
      },
    }),
  ),
]

function context({ id, from, to }: OwnershipState, around: Surroundings) {
  const company = known(around.employers, id).name
  return { about: { employerId: id }, facts: { company, from: from.name, to: to.name } }
}
