import type { QueryPlan } from '@apollo/query-planner'
import {
  BREAK,
  type DocumentNode,
  type GraphQLSchema,
  getOperationAST,
  type OperationDefinitionNode,
  visit,
} from 'graphql'
import { AnswerShapes } from './answer/answer-shapes.ts'
import { type NodeFields, nodeFields } from './node-witness.ts'
import type { SetApart } from './set-apart.ts'

/** One operation of a document; `hash` names the document's text. */
export interface NamedOperation {
  document: DocumentNode
  operationName: string | undefined
  hash: string
}

/** An operation with all that is found out about it once, whatever its variables. */
export interface Planned extends NamedOperation {
  definition: OperationDefinitionNode
  plan: QueryPlan
  shapes: AnswerShapes
  /** What the client calls something that has another name in the plan. */
  asked: SetApart['asked']
  /** Whether it asks about the schema itself. */
  isIntrospection: boolean
  nodes: NodeFields
}

export function plannedOperation(
  schema: GraphQLSchema,
  operation: NamedOperation,
  apart: SetApart,
  plan: QueryPlan,
): Planned {
  const { document, operationName } = operation
  // There is one: it has been planned.
  const definition = getOperationAST(document, operationName)!
  return {
    ...operation,
    definition,
    plan,
    asked: apart.asked,
    shapes: new AnswerShapes(schema, { document: apart.planned(document), operationName, asked: apart.asked }),
    isIntrospection: asksForTheSchema(document),
    nodes: nodeFields(document, definition),
  }
}

function asksForTheSchema(document: DocumentNode): boolean {
  let does = false
  visit(document, {
    Field({ name }) {
      does = name.value === '__schema' || name.value === '__type'
      return does ? BREAK : undefined
    },
  })
  return does
}
