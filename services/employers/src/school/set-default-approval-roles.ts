import { LockMode } from '@mikro-orm/postgresql'
import type { Refusal, SchoolId } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import type { ApprovalRole } from '../approval/approval.ts'
import type { Context } from '../context.ts'
import { School } from './school.ts'

export interface SetDefaultApprovalRoles {
  readonly schoolId: string
  readonly roles: readonly ApprovalRole[]
}

/** For approvals from now on. Nobody outside the service needs to know, so no event. */
export async function setDefaultApprovalRoles(ctx: Context, cmd: SetDefaultApprovalRoles): Promise<School | Refusal> {
  return changes(ctx, async (em) => {
    const school = await em.findOneOrFail(
      School,
      { id: cmd.schoolId as SchoolId },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    )
    return school.setDefaultRoles(cmd.roles) ?? school
  })
}
