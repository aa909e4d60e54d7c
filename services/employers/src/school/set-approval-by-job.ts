import { LockMode } from '@mikro-orm/postgresql'
import type { Refusal, SchoolId } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import { School } from './school.ts'

export interface SetApprovalByJob {
  readonly schoolId: string
  readonly approvesByJob: boolean
}

/** For companies that wait and those to come; jobs that they have posted stay in the queue. */
export function setApprovalByJob(ctx: Context, cmd: SetApprovalByJob): Promise<School | Refusal> {
  return changes(ctx, async (em) => {
    const id = cmd.schoolId as SchoolId
    const school = await em.findOneOrFail(School, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    school.approvesByJob = cmd.approvesByJob
    return school
  })
}
