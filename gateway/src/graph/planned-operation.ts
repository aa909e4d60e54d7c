import type { QueryPlan } from '@apollo/query-planner'
import { type DocumentNode, type GraphQLSchema, getOperationAST, type OperationDefinitionNode } from 'graphql'
import { AnswerShapes } from './answer/answer-shapes.ts'
import { type NodeFields, nodeFields } from './node-witness.ts'
import type { SchemaQuestions } from './schema-questions.ts'
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
  /** Where it asks about the schema itself. */
  questions: SchemaQuestions | undefined
  nodes: NodeFields
}

/** @param made `rest` is the document as it was planned */
export function plannedOperation(
  schema: GraphQLSchema,
  operation: NamedOperation,
  { rest, ...made }: Pick<Planned, 'plan' | 'questions' | 'asked'> & { rest: DocumentNode },
): Planned {
  const { document, operationName } = operation
  // There is one: it has been planned.
  const definition = getOperationAST(document, operationName)!
  return {
    ...operation,
    ...made,
    definition,
    shapes: new AnswerShapes(schema, { document: rest, operationName, asked: made.asked }),
    nodes: nodeFields(document, definition),
  }
}
