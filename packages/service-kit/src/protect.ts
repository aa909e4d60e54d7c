import { refuse } from '@passerelle/contracts'
import { isRefusal } from '@passerelle/kernel'
import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
} from 'graphql'
import type { BaseContext } from './context.ts'
import { type Guard, guardOf, guardValue } from './guard.ts'
import { keepRule } from './may-listen.ts'
import type { Policies } from './policies.ts'
import { checkCoverage, isFederation, ownObjectTypes, rootType } from './policy-coverage.ts'
import { resolveReferenceOf, setResolveReference } from './reference.ts'
import { actOf } from './repeat/act.ts'
import { ruleFor, ruleForPeople } from './rule-for.ts'
import { tellRefusals } from './told-refusals.ts'
import { denial } from './why-not.ts'

type Resolver = GraphQLFieldResolver<unknown, BaseContext>
type Field = GraphQLField<unknown, BaseContext>

/**
 * Puts the policies in front of every resolver of the schema, in place: roots, fields of every type however its
 * object was reached, and `_entities`. Call it last.
 * @throws Error when a root field or an object type has no policy (see `checkCoverage`)
 */
export function protect(schema: GraphQLSchema, policies: Policies): void {
  checkCoverage(schema, policies)
  const guard = guardOf(schema, policies)
  for (const type of ownObjectTypes(schema)) {
    for (const field of fieldsOf(type)) field.resolve = guardedField(type, field, guard, policies)
    guardReference(type, guard)
  }
  for (const field of ownFields(rootType(schema, 'Query'))) {
    field.resolve = guardResult(field, asked(field, policies), guard)
  }
  for (const field of ownFields(rootType(schema, 'Mutation'))) {
    field.resolve = guardResult(field, acted(field, policies, guard), guard)
  }
  for (const field of ownFields(rootType(schema, 'Subscription'))) {
    const may = mayListen(field, policies)
    keepRule(field, may)
    if (field.subscribe) field.subscribe = listening(field.subscribe, may)
    field.resolve = guardResult(field, listening(field.resolve ?? defaultFieldResolver, may), guard)
  }
}

function fieldsOf(type: GraphQLObjectType | undefined): Field[] {
  return Object.values(type?.getFields() ?? {})
}

function ownFields(root: GraphQLObjectType | undefined): Field[] {
  return fieldsOf(root).filter((field) => !isFederation(field.name))
}

function guardReference(type: GraphQLObjectType, guard: Guard): void {
  const resolve = resolveReferenceOf(type)
  setResolveReference(type, async (reference, context, info) => {
    const found = resolve ? await resolve(reference, context, info) : reference
    if (found === null || found === undefined) return null
    return (await guard.allows(type.name, found, context as BaseContext)) ? found : null
  })
}

function guardedField(type: GraphQLObjectType, field: Field, guard: Guard, policies: Policies): Resolver {
  const name = `${type.name}.${field.name}`
  const resolve = guardResult(field, field.resolve ?? defaultFieldResolver, guard)
  const openToPeople = ruleForPeople(policies, name) === 'anyone' && !guard.has(type.name)
  return (source, args, ctx, info) =>
    openToPeople && !ctx.viewer.key ? resolve(source, args, ctx, info) : guarded(source, args, ctx, info)

  async function guarded(...[source, args, ctx, info]: Parameters<Resolver>): Promise<unknown> {
    if (!(await guard.allows(type.name, source, ctx))) return denied(field, ctx)
    const rule = ruleFor(policies, name, ctx.viewer)
    if (rule !== 'anyone' && !(await rule(ctx.viewer, source, ctx, args))) return denied(field, ctx)
    return resolve(source, args, ctx, info)
  }
}

function asked(field: Field, policies: Policies): Resolver {
  const resolve = field.resolve ?? defaultFieldResolver
  return async (source, args, ctx, info) => {
    const rule = ruleFor(policies, `Query.${field.name}`, ctx.viewer)
    const verdict = rule === 'anyone' || (await rule(ctx.viewer, args, ctx))
    if (verdict === true) return resolve(source, args, ctx, info)
    if (isRefusal(verdict)) throw denial(ctx.viewer, verdict)
    // Of something that was named, a plain null does not tell whether it exists; that a list is closed is no secret otherwise,
    // nor to who came by a link, which is good for one thing.
    if (isList(field) && (ctx.viewer.link || !field.args.some(isRequiredArgument))) throw denial(ctx.viewer)
    return denied(field, ctx)
  }
}

function isList({ type }: Field): boolean {
  const named = getNamedType(type)
  return isListType(getNullableType(type)) || (isObjectType(named) && named.getFields().pageInfo !== undefined)
}

function acted(field: Field, policies: Policies, guard: Guard): Resolver {
  const resolve = field.resolve ?? defaultFieldResolver
  return async (source, args, ctx, info) => {
    const verdict = await mayAct(field, policies, args, ctx)
    // What an earlier mutation of the same request allowed may be so no longer.
    guard.forget(ctx)
    if (verdict === true) {
      ctx.act = actOf(ctx, String(info.path.key), field.name, args)
      const answer = await resolve(source, args, ctx, info)
      tellRefusals(field.name, answer)
      return answer
    }
    const refusal = isRefusal(verdict) ? verdict : refuse('FORBIDDEN')
    if (isUnionType(getNamedType(field.type))) {
      tellRefusals(field.name, refusal)
      return refusal
    }
    throw denial(ctx.viewer, refusal)
  }
}

async function mayAct(field: Field, policies: Policies, args: unknown, ctx: BaseContext): Promise<unknown> {
  const { viewer } = ctx
  // A link in a mail was made for one act; whatever its person may do otherwise takes signing in.
  if (viewer.link && !policies.byLink?.includes(field.name)) {
    return refuse('FORBIDDEN.BY_LINK')
  }
  const rule = ruleFor(policies, `Mutation.${field.name}`, viewer)
  if (rule === 'anyone') return true
  const verdict = await rule(viewer, args, ctx)
  return verdict === false && viewer.key ? refuse('FORBIDDEN.BY_KEY') : verdict
}

function mayListen(field: Field, policies: Policies) {
  return async (args: unknown, ctx: BaseContext): Promise<unknown> => {
    const rule = ruleFor(policies, `Subscription.${field.name}`, ctx.viewer)
    return rule === 'anyone' || (await rule(ctx.viewer, args, ctx))
  }
}

function listening(resolve: Resolver, may: ReturnType<typeof mayListen>): Resolver {
  return async (source, args, ctx, info) => {
    const verdict = await may(args, ctx)
    if (verdict !== true) throw denial(ctx.viewer, verdict)
    return resolve(source, args, ctx, info)
  }
}

/** Objects of a denied type are left out where they are handed over, so that a nullable field is a plain null. */
function guardResult(field: Field, resolve: Resolver, guard: Guard): Resolver {
  const named = getNamedType(field.type)
  if (!isCompositeType(named)) return resolve
  const openToPeople = !guard.mayDeny(named)
  const guarded: Resolver = async (source, args, ctx, info) =>
    guardValue(guard, field.type, await resolve(source, args, ctx, info), ctx, info)
  return (source, args, ctx, info) =>
    openToPeople && !ctx.viewer.key ? resolve(source, args, ctx, info) : guarded(source, args, ctx, info)
}

function denied(field: Field, { viewer }: BaseContext): null {
  if (isNonNullType(field.type)) throw denial(viewer)
  return null
}
