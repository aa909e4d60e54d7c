import { isRefusal, refuse } from '@passerelle/kernel'
import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isNonNullType,
  isUnionType,
} from 'graphql'
import type { BaseContext } from './context.ts'
import { forbidden } from './errors.ts'
import { type Guard, guardOf, guardValue } from './guard.ts'
import type { ActRule, AskRule, Policies, SeeRule } from './policies.ts'
import { checkCoverage, isFederation, ownObjectTypes, rootType } from './policy-coverage.ts'
import { resolveReferenceOf, setResolveReference } from './reference.ts'
import type { Viewer } from './viewer.ts'

type Resolver = GraphQLFieldResolver<unknown, BaseContext>
type Field = GraphQLField<unknown, BaseContext>
// The rules are written with their own parameter types (see policies.ts); here they are called with what GraphQL has.
type Ask = (viewer: unknown, args: unknown, ctx: unknown) => unknown
type See = (viewer: unknown, source: unknown, ctx: unknown, args: unknown) => unknown

/**
 * Puts the policies in front of every resolver of the schema, in place: roots, fields of every type however its
 * object was reached, and `_entities`. Call it last.
 * @throws Error when a root field or an object type has no policy (see `checkCoverage`)
 */
export function protect(schema: GraphQLSchema, policies: Policies): void {
  checkCoverage(schema, policies)
  const guard = guardOf(schema, policies)
  for (const type of ownObjectTypes(schema)) {
    for (const field of fieldsOf(type)) {
      field.resolve = guardedField(type, field, guard, policies[`${type.name}.${field.name}`] as SeeRule | undefined)
    }
    guardReference(type, guard)
  }
  for (const field of ownFields(rootType(schema, 'Query'))) {
    const resolve = asked(field, policies.Query![field.name]!)
    field.resolve = guardResult(field, resolve, guard)
  }
  for (const field of ownFields(rootType(schema, 'Mutation'))) {
    const rule = policies.Mutation![field.name]!
    const resolve = acted(field, policies.byLink?.includes(field.name) ? rule : withoutLink(rule), guard)
    field.resolve = guardResult(field, resolve, guard)
  }
  for (const field of ownFields(rootType(schema, 'Subscription'))) {
    const rule = policies.Subscription![field.name]!
    if (field.subscribe) field.subscribe = listening(field.subscribe, rule)
    field.resolve = guardResult(field, listening(field.resolve ?? defaultFieldResolver, rule), guard)
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

function guardedField(type: GraphQLObjectType, field: Field, guard: Guard, rule: SeeRule | undefined): Resolver {
  const resolve = guardResult(field, field.resolve ?? defaultFieldResolver, guard)
  const open = rule === undefined || rule === 'anyone'
  if (open && !guard.has(type.name)) return resolve
  return async (source, args, ctx, info) => {
    if (!(await guard.allows(type.name, source, ctx))) return denied(field)
    if (!open && !(await (rule as See)(ctx.viewer, source, ctx, args))) return denied(field)
    return resolve(source, args, ctx, info)
  }
}

function asked(field: Field, rule: AskRule): Resolver {
  const resolve = field.resolve ?? defaultFieldResolver
  if (rule === 'anyone') return resolve
  return async (source, args, ctx, info) => {
    if (!(await (rule as Ask)(ctx.viewer, args, ctx))) return denied(field)
    return resolve(source, args, ctx, info)
  }
}

function acted(field: Field, rule: ActRule, guard: Guard): Resolver {
  const resolve = field.resolve ?? defaultFieldResolver
  return async (source, args, ctx, info) => {
    const verdict = rule === 'anyone' || (await (rule as Ask)(ctx.viewer, args, ctx))
    // What an earlier mutation of the same request allowed may be so no longer.
    guard.forget(ctx)
    if (verdict === true) return resolve(source, args, ctx, info)
    if (isRefusal(verdict) && isUnionType(getNamedType(field.type))) return verdict
    throw forbidden(isRefusal(verdict) ? verdict.message : undefined)
  }
}

/** A link in a mail was made for one act; whatever its person may do otherwise takes signing in. */
function withoutLink(rule: ActRule): ActRule {
  return ((viewer: Viewer, args: unknown, ctx: unknown) => {
    if (viewer.link) return refuse('FORBIDDEN', 'This link is for one act only. Sign in to do more.')
    return rule === 'anyone' || (rule as Ask)(viewer, args, ctx)
  }) as ActRule
}

function listening(resolve: Resolver, rule: AskRule): Resolver {
  if (rule === 'anyone') return resolve
  return async (source, args, ctx, info) => {
    if (!(await (rule as Ask)(ctx.viewer, args, ctx))) throw forbidden()
    return resolve(source, args, ctx, info)
  }
}

/** Objects of a denied type are left out where they are handed over, so that a nullable field is a plain null. */
function guardResult(field: Field, resolve: Resolver, guard: Guard): Resolver {
  const named = getNamedType(field.type)
  if (!isCompositeType(named) || !guard.mayDeny(named)) return resolve
  return async (source, args, ctx, info) =>
    guardValue(guard, field.type, await resolve(source, args, ctx, info), ctx, info)
}

function denied(field: Field): null {
  if (isNonNullType(field.type)) throw forbidden()
  return null
}
