import { LockMode, UniqueConstraintViolationException } from '@mikro-orm/postgresql'
import { approvalRequested } from '@passerelle/contracts'
import { type EmployerId, isId, newId, type Refusal, refuse, type SchoolId } from '@passerelle/kernel'
import { emit } from '@passerelle/messaging'
import type { Actor } from '../context.ts'
import { School } from '../school/school.ts'
import { Approval } from './approval.ts'

export interface RequestApproval {
  readonly employerId: EmployerId
  readonly schoolId: SchoolId
}

/**
 * Asks once: asking again answers the approval as it stands. Refuses APPROVAL_DECLINED (only the school can change its
 * mind) and NOT_FOUND for a school that there is not.
 */
export async function requestApproval(actor: Actor, cmd: RequestApproval): Promise<Approval | Refusal> {
  if (!isId('sch', cmd.schoolId)) return noSchool()
  try {
    return await ask(actor, cmd)
  } catch (error) {
    // Two colleagues asked at once: the other one's request stands.
    if (!(error instanceof UniqueConstraintViolationException)) throw error
    return ask(actor, cmd)
  }
}

function ask({ em, viewer, now }: Actor, { employerId, schoolId }: RequestApproval): Promise<Approval | Refusal> {
  return em.transactional(
    async (em) => {
      const known = await em.findOne(Approval, { employerId, schoolId }, { lockMode: LockMode.PESSIMISTIC_READ })
      if (known) return known.state === 'DECLINED' ? declined() : known
      if ((await em.count(School, { id: schoolId })) === 0) return noSchool()
      const approval = new Approval(newId('apr'), schoolId, employerId, viewer.personId, now())
      em.persist(approval)
      emit(em, approvalRequested, approval, approval.eventData())
      return approval
    },
    { clear: true },
  )
}

function noSchool(): Refusal<'NOT_FOUND'> {
  return refuse('NOT_FOUND', 'There is no such school.')
}

function declined(): Refusal<'APPROVAL_DECLINED'> {
  return refuse(
    'APPROVAL_DECLINED',
    'The school has declined your company. Get in touch with it: only it can change that.',
  )
}
