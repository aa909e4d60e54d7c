import type { EntityManager } from '@mikro-orm/postgresql'
import { noticePosted } from '@passerelle/contracts'
import { newId } from '@passerelle/kernel'
import { emit } from '@passerelle/messaging'
import { Message } from '../message/message.ts'
import { Notice } from '../notice/notice.ts'
import type { Told } from './news.ts'

/**
 * Writes the notices and queues the mails of one cause. What was written before for the same cause and person stays as
 * it is. Notices need nothing but the person's id; a mail waits in the queue until the person is known here.
 */
export async function post(em: EntityManager, cause: string, told: readonly Told[], now: Date): Promise<void> {
  if (told.length === 0) return
  const earlier = await em.find(Notice, { cause }, { fields: ['id', 'person'] })
  const informed = new Set<string>(earlier.map((notice) => notice.person))
  for (const one of told.filter(({ person }) => !informed.has(person))) {
    const notice = new Notice(newId('ntc'), cause, one, now)
    em.persist(notice)
    emit(em, noticePosted, notice, {
      id: notice.id,
      personId: notice.person,
      kind: notice.kind,
      createdAt: now.toISOString(),
    })
    if (one.mail) em.persist(mailOf(cause, one, one.mail, now))
  }
  await em.flush()
}

function mailOf(cause: string, { person, about, facts }: Told, kind: Message['kind'], now: Date): Message {
  const { interviewId, employerId, jobId } = about
  const links = { interviewId: interviewId ?? null, employerId: employerId ?? null, jobId: jobId ?? null }
  const mail = { id: newId('msg'), person, kind, cause, facts: { ...facts, ...links } }
  return new Message(interviewId ? { ...mail, interviewId } : mail, now)
}
