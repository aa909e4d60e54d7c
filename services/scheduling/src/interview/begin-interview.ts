import type { EntityManager } from '@mikro-orm/postgresql'
import type { Contract, InterviewState } from '@passerelle/contracts'
import { isRefusal, newId, type Refusal } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import type { Said } from './beginning.ts'
import type { Meeting } from './circumstances.ts'
import { type HeldEvent, holdMeeting } from './hold-meeting.ts'
import type { Interview } from './interview.ts'
import { inContact } from './starting.ts'
import { tell } from './tell.ts'
import { unlessInContact } from './unless-in-contact.ts'

/** An interview that may begin, as far as one sees before anything is locked. */
export interface Begun {
  interview: Interview
  /** How many credits its sender has at the event. */
  credits: number | null
  fact: Contract<InterviewState>
  /** Called last before the interview is written. */
  takeTime?: (event: HeldEvent) => Promise<Refusal | undefined>
}

/** The transaction in which an interview at an event begins: its sender's credit, its time if it has one, itself. */
export async function beginInterview(
  ctx: Context,
  begin: (em: EntityManager) => Promise<Begun | Refusal>,
): Promise<Interview | Refusal> {
  return unlessInContact(inContact, () =>
    changes(ctx, async (em) => {
      const begun = await begin(em)
      if (isRefusal(begun)) return begun
      const { interview, credits, fact, takeTime } = begun
      const event = await holdMeeting(em, interview, credits)
      if (isRefusal(event)) return event
      const refusal = await takeTime?.(event)
      if (refusal) return refusal
      em.persist(interview)
      tell(em, fact, interview)
      return interview
    }),
  )
}

type Told = Pick<Said, 'sentBy' | 'message' | 'question' | 'answer' | 'whyThisCompany' | 'questions'>

/** @param talent registered; the caller has checked that */
export function beginningAt(meeting: Meeting, talentName: string, told: Told): Said {
  const { event, host } = meeting
  const { personId, candidateId } = meeting.talent!
  return {
    id: newId('itv'),
    eventId: event.id,
    eventName: event.name,
    hostId: host.id,
    employerId: host.employerId,
    companyName: host.companyName,
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
