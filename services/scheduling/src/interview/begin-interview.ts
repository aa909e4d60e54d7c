import { type EntityManager, UniqueConstraintViolationException } from '@mikro-orm/postgresql'
import type { Contract, InterviewState } from '@passerelle/contracts'
import { newId, type Refusal } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import { takeCredit } from '../credit/credits.ts'
import type { Meeting } from './circumstances.ts'
import type { Beginning, Interview } from './interview.ts'
import { inContact } from './starting.ts'
import { tell } from './tell.ts'

/**
 * The first transaction of an interview at an event: its sender's credit, its time if it has one, itself, its event.
 * @param takeTime called last before the interview is written
 */
export async function beginInterview(
  ctx: Context,
  interview: Interview,
  credits: number | null,
  fact: Contract<InterviewState>,
  takeTime?: (em: EntityManager) => Promise<Refusal | undefined>,
): Promise<Interview | Refusal> {
  try {
    return await changes(ctx, async (em) => {
      const refusal = (await takeCredit(em, interview.eventId!, interview.sender(), credits)) ?? (await takeTime?.(em))
      if (refusal) return refusal
      em.persist(interview)
      tell(em, fact, interview)
      return interview
    })
  } catch (error) {
    // Two of the same pair at once: `inContact` could not see the other one yet.
    if (error instanceof UniqueConstraintViolationException && error.message.includes('interview_open_pair')) {
      return inContact()
    }
    throw error
  }
}

type Told = Pick<Beginning, 'sentBy' | 'message' | 'question' | 'answer' | 'brings'>

/** @param talent registered; the caller has checked that */
export function beginningAt(meeting: Meeting, talentName: string, told: Told): Beginning {
  const { event, host } = meeting
  const { personId, candidateId } = meeting.talent!
  return {
    id: newId('itv'),
    eventId: event.id,
    eventName: event.name,
    hostId: host.id,
    employerId: host.employerId,
    companyName: host.companyName,
    jobId: null,
    candidateId,
    talent: personId,
    talentName,
    recruiter: host.personId,
    recruiterName: host.name,
    timeZone: event.timeZone,
    kind: host.interviewKind,
    ...told,
  }
}
