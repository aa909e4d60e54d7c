import type { EntityManager } from '@mikro-orm/postgresql'
import { isRefusal, type Refusal } from '@passerelle/kernel'
import { onOneConnection } from '@passerelle/persistence'
import type { BaseContext } from './context.ts'
import { once } from './repeat/once.ts'

/** Carries a refusal out of the transaction that it rolls back. */
class RolledBack extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

/**
 * The one way to change something: one transaction, which reads everything anew. A refusal rolls everything back and is the
 * answer. Afterwards the request reads anew, too, so that its answer, and a second mutation of the same request, see what
 * is so now. A use case that calls another hands it `{ ...ctx, em }`, and both are one transaction: the refusal of the inner
 * one is a value that the outer one passes on or not. What acts without a request (an operator, a route) has no loaders.
 * Loaders read through the transaction while it lasts: a change that waited for a second connection, while as many others
 * as the pool has connections do the same, would wait for ever.
 *
 * A mutation that its client repeats (`Idempotency-Key`) gets here what it was answered before, and `work` does not run. So
 * what a use case answers is what `changes` answered, and what it decides by the state is decided in `work`. Of an act with
 * several changes each is known by its place: they come one after the other, and none is left out because of the state.
 * @throws whatever `work` throws; nothing is changed then
 */
export async function changes<Answer>(
  ctx: Pick<BaseContext, 'em'> & Partial<Pick<BaseContext, 'loaders' | 'newLoaders' | 'act'>>,
  work: (em: EntityManager) => Promise<Answer>,
): Promise<Answer> {
  if (ctx.em.isInTransaction()) return work(ctx.em)
  const { act } = ctx
  try {
    return await ctx.em.transactional(
      async (em) => {
        if (ctx.newLoaders) ctx.loaders = ctx.newLoaders(em)
        const answer = await onOneConnection(() => (act ? once(em, act, () => work(em)) : work(em)))
        if (isRefusal(answer)) throw new RolledBack(answer)
        return answer
      },
      { clear: true },
    )
  } catch (error) {
    if (error instanceof RolledBack) return error.refusal as Answer
    throw error
  } finally {
    ctx.em.clear()
    if (ctx.newLoaders) ctx.loaders = ctx.newLoaders()
  }
}
