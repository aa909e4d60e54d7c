import type { EntityManager } from '@mikro-orm/postgresql'
import type { TalentId } from '@passerelle/contracts'
import type { InterviewId } from '@passerelle/kernel'

/**
 * Somebody has signed in as the talent of an interview: invitation, mails and the links in them, which were for the file, are
 * theirs, with what was answered. The caller holds the row lock of the interview.
 */
export async function giveToPerson(
  em: EntityManager,
  interviewId: InterviewId,
  from: TalentId,
  to: TalentId,
): Promise<void> {
  await em.execute('update invitation set person = ? where interview_id = ? and person = ?', [to, interviewId, from])
  await em.execute('update message set person = ? where interview_id = ? and person = ?', [to, interviewId, from])
  await em.execute(
    'update link set person = ? where person = ? and message_id in (select id from message where interview_id = ?)',
    [to, from, interviewId],
  )
}
