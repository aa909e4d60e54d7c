import type { ApprovalState } from '@passerelle/contracts'
import type { Rule, Surroundings, Told } from './news.ts'

export const approvalRequested: Rule<ApprovalState> = {
  audience: 'open',
  needs: ({ schoolId, employerId }) => ({ schools: [schoolId], employers: [employerId] }),
  tell: (approval, around) => {
    const staff = around.schools.get(approval.schoolId)?.staff ?? []
    return staff
      .filter(({ permissions }) => permissions.includes('APPROVE_EMPLOYERS'))
      .map(({ person }) => ({ person, kind: 'APPROVAL_REQUESTED', ...context(approval, around) }))
  },
}

export const employerApproved: Rule<ApprovalState> = {
  audience: 'open',
  needs: approvalRequested.needs,
  tell: (approval, around) => decided('EMPLOYER_APPROVED', approval, around),
}

export const employerDeclined: Rule<ApprovalState> = {
  audience: 'open',
  needs: approvalRequested.needs,
  tell: (approval, around) => decided('EMPLOYER_DECLINED', approval, around),
}

/** The whole company sees it; who asked also gets a mail. */
function decided(
  kind: 'EMPLOYER_APPROVED' | 'EMPLOYER_DECLINED',
  approval: ApprovalState,
  around: Surroundings,
): Told[] {
  const told = { kind, ...context(approval, around) }
  const users = around.employers.get(approval.employerId)?.users ?? []
  return [{ ...told, person: approval.requestedBy, mail: kind }, ...users.map(({ person }) => ({ ...told, person }))]
}

function context(approval: ApprovalState, around: Surroundings): Pick<Told, 'about' | 'facts'> {
  return {
    about: { schoolId: approval.schoolId, employerId: approval.employerId },
    facts: {
      approvalId: approval.id,
      school: around.schools.get(approval.schoolId)?.name ?? null,
      employer: around.employers.get(approval.employerId)?.name ?? null,
      roles: approval.roles,
      reason: approval.reason,
    },
  }
}
