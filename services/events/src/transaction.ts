import type { EntityManager } from '@mikro-orm/postgresql'
import { type Context, readsFor } from './context.ts'

/** One transaction. What the request has read before it is read again afterwards, so that an answer shows the change. */
export async function transaction<T>(ctx: Context, work: (em: EntityManager) => Promise<T>): Promise<T> {
  const done = await ctx.em.transactional(work)
  Object.assign(ctx, readsFor(ctx))
  return done
}
