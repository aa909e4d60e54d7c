import type { EntityManager } from '@mikro-orm/postgresql'
import type { InvitationId } from '@passerelle/kernel'
import type { Answer } from './answer.ts'
import { KeptAnswer } from './kept-answer.ts'

/** Somebody who changes their mind more often than that loses the oldest. */
const keptAtMost = 100

/** Keeps an answer with its origin and time. The caller holds the row lock of the invitation. */
export async function keepAnswer(
  em: EntityManager,
  invitationId: InvitationId,
  answer: Answer,
  { counted }: { counted: boolean },
): Promise<void> {
  const last = await em.findOne(KeptAnswer, { invitationId }, { orderBy: { number: 'desc' } })
  const number = 1 + (last?.number ?? 0)
  em.persist(new KeptAnswer(invitationId, number, answer, counted))
  await em.nativeDelete(KeptAnswer, { invitationId, number: { $lte: number - keptAtMost } })
}
