import type { EntityManager } from '@mikro-orm/postgresql'
import { isRefusal, type Refusal } from '@passerelle/kernel'
import type { Context } from './context.ts'
import { loadersOf } from './loaders.ts'

class RolledBack extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

/** One transaction. A refusal rolls everything back and is the answer. */
export async function transaction<T>(
  ctx: Context,
  work: (em: EntityManager) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  try {
    const done = await ctx.em.transactional(async (em) => {
      const answer = await work(em)
      if (isRefusal(answer)) throw new RolledBack(answer)
      return answer
    })
    ctx.loaders = loadersOf(ctx)
    return done
  } catch (error) {
    if (error instanceof RolledBack) return error.refusal
    throw error
  }
}
