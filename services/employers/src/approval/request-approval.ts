import { LockMode, UniqueConstraintViolationException } from '@mikro-orm/postgresql'
import { approvalRequested, refuse } from '@passerelle/contracts'
import { type EmployerId, isId, newId, type Refusal, type SchoolId } from '@passerelle/kernel'
import { emit } from '@passerelle/messaging'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import { School } from '../school/school.ts'
import { Approval } from './approval.ts'

export interface RequestApproval {
  readonly employerId: string
  readonly schoolId: string
}

/**
 * Asks once: asking again answers the approval as it stands. Refuses APPROVAL_DECLINED (only the school can change its
 * mind) and NOT_FOUND for a school that there is not.
 */
export async function requestApproval(ctx: Context, cmd: RequestApproval): Promise<Approval | Refusal> {
  const { schoolId } = cmd
  if (!isId('sch', schoolId)) return noSchool()
  const pair = { employerId: cmd.employerId as EmployerId, schoolId }
  try {
    return await ask(ctx, pair)
  } catch (error) {
    // Two colleagues asked at once: the other one's request stands.
    if (!(error instanceof UniqueConstraintViolationException)) throw error
    return ask(ctx, pair)
  }
}

interface Pair {
  readonly employerId: EmployerId
  readonly schoolId: SchoolId
}

function ask(ctx: Context, { employerId, schoolId }: Pair): Promise<Approval | Refusal> {
  return changes(ctx, async (em) => {
    const known = await em.findOne(Approval, { employerId, schoolId }, { lockMode: LockMode.PESSIMISTIC_READ })
    if (known) return known.state === 'DECLINED' ? declined() : known
    if ((await em.count(School, { id: schoolId })) === 0) return noSchool()
    const approval = new Approval(newId('apr'), schoolId, employerId, ctx.viewer.personId, ctx.now())
    em.persist(approval)
    emit(em, approvalRequested, approval, approval.eventData())
    return approval
  })
}

function noSchool(): Refusal<'NOT_FOUND'> {
  return refuse('NOT_FOUND.SCHOOL', undefined, { field: 'schoolId' })
}

function declined(): Refusal<'APPROVAL_DECLINED'> {
  return refuse('APPROVAL_DECLINED')
}
