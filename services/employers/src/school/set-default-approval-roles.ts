import { LockMode } from '@mikro-orm/postgresql'
import type { Refusal, SchoolId } from '@passerelle/kernel'
import type { ApprovalRole } from '../approval/approval.ts'
import type { Actor } from '../context.ts'
import { School } from './school.ts'

export interface SetDefaultApprovalRoles {
  readonly schoolId: SchoolId
  readonly roles: readonly ApprovalRole[]
}

/** For approvals from now on. Nobody outside the service needs to know, so no event. */
export function setDefaultApprovalRoles({ em }: Actor, cmd: SetDefaultApprovalRoles): Promise<School | Refusal> {
  return em.transactional(async (em) => {
    const school = await em.findOneOrFail(School, { id: cmd.schoolId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    return school.setDefaultRoles(cmd.roles) ?? school
  })
}
