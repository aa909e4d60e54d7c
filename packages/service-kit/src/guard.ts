import {
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isListType,
  isNonNullType,
} from 'graphql'
import type { BaseContext } from './context.ts'
import type { Policies } from './policies.ts'
import { ruleFor, ruleForPeople } from './rule-for.ts'
import { denial } from './why-not.ts'

/** The type rules of a subgraph, each asked once for an object in a request. */
export interface Guard {
  /** Whether people can be denied an object of the type; keys always can. */
  has(type: string): boolean
  /** The same for any object of an abstract type. */
  mayDeny(type: GraphQLCompositeType): boolean
  allows(type: string, source: unknown, ctx: BaseContext): boolean | Promise<boolean>
  forget(ctx: BaseContext): void
}

export function guardOf(schema: GraphQLSchema, policies: Policies): Guard {
  const asked = new WeakMap<BaseContext, WeakMap<object, Map<string, Promise<boolean>>>>()
  const has = (type: string) => ruleForPeople(policies, type) !== 'anyone'
  const remembered = (ctx: BaseContext, source: object) => {
    const ofRequest = asked.get(ctx) ?? new WeakMap<object, Map<string, Promise<boolean>>>()
    asked.set(ctx, ofRequest)
    const ofObject = ofRequest.get(source) ?? new Map<string, Promise<boolean>>()
    ofRequest.set(source, ofObject)
    return ofObject
  }
  return {
    has,
    mayDeny: (type) => (isAbstractType(type) ? schema.getPossibleTypes(type) : [type]).some((t) => has(t.name)),
    forget: (ctx) => asked.delete(ctx),
    allows(type, source, ctx) {
      const rule = ruleFor(policies, type, ctx.viewer)
      if (rule === 'anyone') return true
      if (typeof source !== 'object' || source === null) return false
      const answers = remembered(ctx, source)
      const known = answers.get(type)
      if (known) return known
      const answer = (async () => (await rule(ctx.viewer, source, ctx)) === true)()
      answers.set(type, answer)
      return answer
    },
  }
}

/** The value with the objects that the viewer may not see replaced by null. @throws FORBIDDEN where null may not be */
export async function guardValue(
  guard: Guard,
  type: GraphQLOutputType,
  value: unknown,
  ctx: BaseContext,
  info: GraphQLResolveInfo,
): Promise<unknown> {
  if (value === null || value === undefined || value instanceof Error) return value
  if (isNonNullType(type)) {
    const seen = await guardValue(guard, type.ofType, value, ctx, info)
    if (seen === null) throw denial(ctx.viewer)
    return seen
  }
  if (isListType(type)) {
    const item = async (one: unknown) => guardValue(guard, type.ofType, await one, ctx, info)
    return Promise.all(Array.from(value as Iterable<unknown>, item))
  }
  const name = await objectTypeName(getNamedType(type) as GraphQLCompositeType, value, ctx, info)
  return name === undefined || (await guard.allows(name, value, ctx)) ? value : null
}

async function objectTypeName(type: GraphQLCompositeType, value: unknown, ctx: BaseContext, info: GraphQLResolveInfo) {
  if (!isAbstractType(type)) return type.name
  return await type.resolveType?.(value, ctx, info, type)
}
