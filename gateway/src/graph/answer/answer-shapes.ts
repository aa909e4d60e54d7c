// The package's entry would load all of its gateway, half a second of a start.
import { buildOperationContext } from '@apollo/gateway/dist/operationContext.js'
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import type { SetApart } from '../set-apart.ts'
import { type Shape, shapeOf } from './shape.ts'

/** Shapes kept of one operation: the combinations of its conditions that are in use. */
const maxShapes = 16

/** The operation that was planned, and the names that the client gave. */
export interface PlannedDocument {
  document: DocumentNode
  operationName: string | undefined
  asked: SetApart['asked']
}

/** The shapes that answers to one operation take. Made when they are first needed. */
export class AnswerShapes {
  readonly #schema: GraphQLSchema
  readonly #definition: OperationDefinitionNode
  readonly #asked: SetApart['asked']
  readonly #fragments: Record<string, FragmentDefinitionNode>
  readonly #conditions: readonly string[]
  readonly #shapes = new LRUCache<string, Shape>({ max: maxShapes })

  constructor(schema: GraphQLSchema, { document, operationName, asked }: PlannedDocument) {
    this.#schema = schema
    this.#asked = asked
    const { operation, fragments } = buildOperationContext({ schema, operationDocument: document, operationName })
    this.#definition = operation
    this.#fragments = fragments
    this.#conditions = conditionsOf(document)
  }

  /** @param variables as the client sent them; they have been found to be good */
  of(variables: Record<string, unknown>): Shape {
    const conditions = this.#conditions.length > 0 ? this.#coerced(variables) : {}
    const key = this.#conditions.map((name) => conditions[name]).join()
    const known = this.#shapes.get(key)
    if (known) return known
    const reading = { schema: this.#schema, fragments: this.#fragments, variables: conditions, asked: this.#asked }
    const root = this.#schema.getRootType(this.#definition.operation)!
    const shape = shapeOf(reading, root, this.#definition.selectionSet)
    this.#shapes.set(key, shape)
    return shape
  }

  #coerced(variables: Record<string, unknown>): Record<string, unknown> {
    return getVariableValues(this.#schema, this.#definition.variableDefinitions ?? [], variables).coerced ?? {}
  }
}

/** Names of the variables of `@skip` and `@include`. */
function conditionsOf(document: DocumentNode): string[] {
  const names = new Set<string>()
  visit(document, {
    Directive({ name, arguments: [condition] = [] }) {
      if (name.value !== 'skip' && name.value !== 'include') return
      if (condition?.value.kind === Kind.VARIABLE) names.add(condition.value.name.value)
    },
  })
  return [...names]
}
