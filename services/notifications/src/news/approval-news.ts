import {
  type ApprovalState,
  approvalRequested,
  employerApproved,
  employerDeclined,
  interviewsLeftStanding,
} from '@passerelle/contracts'
import type { ApprovalFacts } from '../mail/about-approval.ts'
import type { MailToSend } from '../mail/mails.ts'
import { known, type Rule, type RuleFor, rule, type Surroundings, type Told } from './news.ts'

const needs: Rule<ApprovalState>['needs'] = ({ schoolId, employerId }) => ({
  schools: [schoolId],
  employers: [employerId],
})

export const approvalNews: readonly RuleFor[] = [
  rule(approvalRequested, {
    audience: 'open',
    needs,
    tell: (approval, around) =>
      known(around.schools, approval.schoolId)
        .staff.filter(({ permissions }) => permissions.includes('APPROVE_EMPLOYERS'))
        .map(({ person }) => ({ person, kind: 'APPROVAL_REQUESTED', ...context(approval, around) })),
  }),
  rule(employerApproved, {
    audience: 'open',
    needs,
    tell(approval, around) {
      const { roles } = approval
      return decided('EMPLOYER_APPROVED', approval, around, (facts) => ({
        kind: 'EMPLOYER_APPROVED',
        facts: { ...facts, roles },
      }))
    },
  }),
  rule(employerDeclined, {
    audience: 'open',
    needs,
    tell(approval, around) {
      const { reason } = approval
      return decided('EMPLOYER_DECLINED', approval, around, (facts) => ({
        kind: 'EMPLOYER_DECLINED',
        facts: { ...facts, reason },
      }))
    },
  }),
  // Whoever declines a company need not be one of those who decide about its interviews, and may be.
  rule(interviewsLeftStanding, {
    audience: 'open',
    needs: ({ schoolId, employerId }) => ({ schools: [schoolId], employers: [employerId] }),
    tell({ schoolId, employerId, interviews }, around) {
      const { name: school, staff } = known(around.schools, schoolId)
      const employer = known(around.employers, employerId).name
      return staff
        .filter(({ permissions }) => permissions.includes('MANAGE_EVENTS'))
        .map(({ person }) => ({
          person,
          kind: 'INTERVIEWS_LEFT_STANDING',
          about: { schoolId, employerId },
          facts: { school, employer, interviews },
          evenActor: true,
        }))
    },
  }),
]

/** The whole company sees it; who asked also gets a mail. */
function decided(
  kind: 'EMPLOYER_APPROVED' | 'EMPLOYER_DECLINED',
  approval: ApprovalState,
  around: Surroundings,
  mailWith: (facts: ApprovalFacts) => MailToSend,
): Told[] {
  const told = { kind, ...context(approval, around) }
  const { school, employer } = told.facts
  const mail = mailWith({ approvalId: approval.id, employerId: approval.employerId, school, employer })
  const { users } = known(around.employers, approval.employerId)
  return [{ ...told, person: approval.requestedBy, mail }, ...users.map(({ person }) => ({ ...told, person }))]
}

function context({ schoolId, employerId, reason }: ApprovalState, around: Surroundings) {
  const school = known(around.schools, schoolId).name
  const employer = known(around.employers, employerId).name
  return { about: { schoolId, employerId }, facts: { school, employer, reason } }
}
