import { employerUserAdded } from '@passerelle/contracts'
import { known, type RuleFor, rule } from './news.ts'
import { welcome } from './welcome.ts'

export const employerUserNews: readonly RuleFor[] = [
  rule(employerUserAdded, {
    audience: 'named',
    needs: ({ employerId }) => ({ employers: [employerId] }),
    tell({ id: userId, employerId, personId, role }, around, by) {
      // Of whom nobody is known to have entered them, nobody can say who it was.
      if (by === null) return []
      const { name: company } = known(around.employers, employerId)
      return [
        {
          person: personId,
          kind: 'WELCOME_EMPLOYER_USER',
          about: { employerId },
          facts: { company, role },
          mail: { kind: 'WELCOME_EMPLOYER_USER', facts: { entered: company, by, userId, role } },
          cause: welcome(personId, employerId),
        },
      ]
    },
  }),
]
