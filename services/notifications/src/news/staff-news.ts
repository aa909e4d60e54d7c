import {
  type StaffMemberState,
  staffMemberAdded,
  staffMemberRemoved,
  staffPermissionsChanged,
} from '@passerelle/contracts'
import { known, type Rule, type RuleFor, rule } from './news.ts'
import { welcome } from './welcome.ts'

const needs: Rule<StaffMemberState>['needs'] = ({ schoolId }) => ({ schools: [schoolId] })

export const staffNews: readonly RuleFor[] = [
  rule(staffMemberAdded, {
    audience: 'named',
    needs,
    tell({ schoolId, personId, permissions, by, byName }, around) {
      const { name: school } = known(around.schools, schoolId)
      return [
        {
          person: personId,
          kind: 'WELCOME_STAFF',
          about: { schoolId },
          facts: { school, permissions, by: byName },
          mail: { kind: 'WELCOME_STAFF', facts: { entered: school, by, schoolId, personId, permissions } },
          cause: welcome(personId, schoolId),
        },
      ]
    },
  }),
  rule(staffPermissionsChanged, {
    audience: 'named',
    needs,
    tell: ({ schoolId, personId, permissions }, around) => [
      {
        person: personId,
        kind: 'STAFF_PERMISSIONS_CHANGED',
        about: { schoolId },
        facts: { school: known(around.schools, schoolId).name, permissions },
      },
    ],
  }),
  // What was in their hands is in those of the permission: nothing of a school waits for one person. Their keys are what stays.
  rule(staffMemberRemoved, {
    audience: 'open',
    needs,
    tell({ schoolId, personId, name: colleague, apiKeys }, around) {
      const { name: school, staff } = known(around.schools, schoolId)
      return staff
        .filter(({ person, permissions }) => person !== personId && permissions.includes('SCHOOL_SETTINGS'))
        .map(({ person }) => ({
          person,
          kind: 'STAFF_MEMBER_LEFT',
          about: { schoolId },
          facts: { colleague, school, apiKeys },
          // Whoever ended it has to look at the keys, too.
          ...(apiKeys > 0 && { evenActor: true as const }),
        }))
    },
  }),
]
