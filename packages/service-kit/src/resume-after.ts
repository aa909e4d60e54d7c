import type { GraphQLField, GraphQLSchema } from 'graphql'
import type { BaseContext } from './context.ts'

/** Lets the cursor of the context stand for the argument `after` of every subscription that has one. */
export function resumeWhereAsked(schema: GraphQLSchema): void {
  const fields: GraphQLField<unknown, BaseContext>[] = Object.values(schema.getSubscriptionType()?.getFields() ?? {})
  for (const field of fields) {
    const { subscribe } = field
    if (!subscribe || !field.args.some(({ name }) => name === 'after')) continue
    field.subscribe = (source, args, ctx, info) =>
      subscribe(source, ctx.resumeAfter === undefined ? args : { ...args, after: ctx.resumeAfter }, ctx, info)
  }
}
