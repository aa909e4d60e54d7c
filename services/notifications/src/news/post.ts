import type { EntityManager } from '@mikro-orm/postgresql'
import { noticePosted } from '@passerelle/contracts'
import { newId, type PersonId } from '@passerelle/kernel'
import { emit, presentTraceparent } from '@passerelle/messaging'
import type { MailToSend } from '../mail/mails.ts'
import { Message } from '../mail/message.ts'
import { Notice } from '../notice/notice.ts'
import type { Told } from './news.ts'

/** As `post`, for a cause that may have been told before: those who have heard of it are left out. */
export async function postToOthers(em: EntityManager, cause: string, told: readonly Told[], now: Date): Promise<void> {
  const earlier = await em.find(Notice, { cause }, { disableIdentityMap: true })
  const informed = new Set<string>(earlier.map((notice) => notice.person))
  await post(
    em,
    cause,
    told.filter(({ person }) => !informed.has(person)),
    now,
  )
}

/**
 * Writes the notices and queues the mails of one cause. Notices need nothing but the person's id; a mail waits in the
 * queue until the person is known here.
 */
export async function post(em: EntityManager, cause: string, told: readonly Told[], now: Date): Promise<void> {
  for (const one of told) {
    const notice = new Notice(newId('ntc'), cause, one, now)
    em.persist(notice)
    emit(em, noticePosted, notice, {
      id: notice.id,
      personId: notice.person,
      kind: notice.kind,
      createdAt: now.toISOString(),
    })
    if (one.mail) em.persist(mailTo(one.person, one.mail, one.about, cause, now))
  }
  await em.flush()
}

function mailTo(person: PersonId, mail: MailToSend, { interviewId }: Told['about'], cause: string, now: Date): Message {
  return new Message({ id: newId('msg'), person, mail, cause, traceparent: presentTraceparent(), interviewId }, now)
}
