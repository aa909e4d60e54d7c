import type { EntityManager } from '@mikro-orm/postgresql'
import { noticePosted, type TalentId } from '@passerelle/contracts'
import { isId, newId, type PersonId } from '@passerelle/kernel'
import { emit, presentTraceparent } from '@passerelle/messaging'
import { isBulk, type MailToSend } from '../mail/mails.ts'
import { Message } from '../mail/message.ts'
import { Notice } from '../notice/notice.ts'
import type { Told } from './news.ts'
import { welcomedBefore } from './welcomed-before.ts'

/** As `post`, for a cause that may have been told before: those who have heard of it are left out. */
export async function postToOthers(em: EntityManager, cause: string, told: readonly Told[], now: Date): Promise<void> {
  const causeOf = (one: Told) => one.cause ?? cause
  const causes = [...new Set(told.map(causeOf))]
  const earlier = await em.find(Notice, { cause: { $in: causes } }, { disableIdentityMap: true })
  const informed = new Set(earlier.map((notice) => `${notice.cause} ${notice.person}`))
  const others = told.filter((one) => !informed.has(`${causeOf(one)} ${one.person}`))
  await post(em, cause, await withoutWelcomed(em, others), now)
}

/** Without the candidates who have been told of a file under another name. */
async function withoutWelcomed(em: EntityManager, told: readonly Told[]): Promise<Told[]> {
  const left: Told[] = []
  for (const one of told) {
    const known = one.mail?.kind === 'WELCOME_CANDIDATE' && (await welcomedBefore(em, one.mail.facts.candidateId))
    if (!known) left.push(one)
  }
  return left
}

/**
 * Writes the notices and queues the mails of one cause. Notices need nothing but the person's id; a mail waits in the
 * queue until the person is known here.
 */
export async function post(em: EntityManager, cause: string, told: readonly Told[], now: Date): Promise<void> {
  for (const one of told) {
    const its = one.cause ?? cause
    const { person } = one
    if (isId('per', person)) postNotice(em, its, { ...one, person }, now)
    if (one.mail) em.persist(mailTo(one.person, one.mail, one.about, its, now))
  }
  await em.flush()
}

function postNotice(em: EntityManager, cause: string, told: Told & { person: PersonId }, now: Date): void {
  const notice = new Notice(newId('ntc'), cause, told, now)
  em.persist(notice)
  emit(em, noticePosted, notice, {
    id: notice.id,
    personId: notice.person,
    kind: notice.kind,
    createdAt: now.toISOString(),
  })
}

function mailTo(person: TalentId, mail: MailToSend, { interviewId }: Told['about'], cause: string, now: Date): Message {
  const bulk = isBulk(mail.kind)
  return new Message(
    { id: newId('msg'), person, mail, bulk, cause, traceparent: presentTraceparent(), interviewId },
    now,
  )
}
