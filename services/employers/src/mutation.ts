import type { Context } from './context.ts'

/** A use case as a resolver: what was read before it is forgotten, so that its answer is read anew. */
export function mutation<Input, Result>(act: (ctx: Context, input: Input) => Promise<Result>) {
  return async (_: unknown, { input }: { input: unknown }, ctx: Context): Promise<Result> => {
    const result = await act(ctx, input as Input)
    ctx.em.clear()
    ctx.loaders = ctx.newLoaders()
    return result
  }
}
