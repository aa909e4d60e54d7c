import {
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLSchema,
  getArgumentValues,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import type { BaseContext } from './context.ts'

/** True, or else a "no". */
type MayListen = (args: unknown, ctx: BaseContext) => Promise<unknown>
type Field = GraphQLField<unknown, BaseContext>

const rules = new WeakMap<Field, MayListen>()

/** Keeps the rule of a subscription's field, so that it can be asked again without subscribing anew. */
export function keepRule(field: Field, mayListen: MayListen): void {
  rules.set(field, mayListen)
}

/** Whether the rule of the operation's field still lets the context's viewer listen. */
export async function mayStillListen(operation: {
  schema: GraphQLSchema
  document: DocumentNode
  variableValues?: Readonly<Record<string, unknown>> | null | undefined
  contextValue: BaseContext
}): Promise<boolean> {
  const { schema, document, variableValues, contextValue } = operation
  const found = rootFieldOf(schema, document)
  const rule = found && rules.get(found.field)
  if (!rule) return true
  const args = getArgumentValues(found.field as GraphQLField<unknown, unknown>, found.node, variableValues)
  return (await rule(args, contextValue)) === true
}

/** A subscription has one field at its root, perhaps within a fragment. */
function rootFieldOf(schema: GraphQLSchema, document: DocumentNode): { field: Field; node: FieldNode } | undefined {
  const root = schema.getSubscriptionType()
  const types = new TypeInfo(schema)
  let found: { field: Field; node: FieldNode } | undefined
  const enter = (node: FieldNode) => {
    const field = types.getFieldDef()
    if (types.getParentType() === root && field) found ??= { field, node }
  }
  visit(document, visitWithTypeInfo(types, { Field: enter }))
  return found
}
