import { ApolloArmor } from '@escape.tech/graphql-armor'
import { type ASTVisitor, GraphQLError, Kind, type ValidationContext, type ValidationRule } from 'graphql'

/** Bytes of a request, over HTTP and on a socket. */
export const maxRequestBytes = 256 * 1024
export const maxTokens = 4000
const maxDefinitions = 60
/** Entries of a connection at once (GQ-05). */
const maxFirst = 100

const armor = new ApolloArmor({
  maxDepth: { n: 22 },
  // By itself it would let any number of `__typename` through.
  maxAliases: { n: 40, allowList: [] },
  maxDirectives: { n: 60 },
  costLimit: { maxCost: 20_000, objectCost: 2, scalarCost: 1, depthCostFactor: 1.2 },
  blockFieldSuggestion: { enabled: false },
  maxTokens: { enabled: false },
})

/** Depth, aliases, directives, cost and page sizes; tokens and definitions are capped before, while reading. */
export const limitRules: readonly ValidationRule[] = [...armor.protect().validationRules, pageSizes, noConditionalRoot]

/** @throws GraphQLError: validating many overlapping fragments takes quadratic time and deep stacks */
export function checkDefinitions(count: number): void {
  if (count > maxDefinitions) {
    throw new GraphQLError(`A document may hold ${maxDefinitions} operations and fragments; this one has ${count}.`, {
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED', http: { status: 400 } },
    })
  }
}

/** A `first` written in the document; one in a variable is refused by the service. */
function pageSizes(context: ValidationContext): ASTVisitor {
  return {
    Argument(node) {
      if (node.name.value !== 'first' || node.value.kind !== Kind.INT) return
      if (Number(node.value.value) <= maxFirst) return
      context.reportError(new GraphQLError(`\`first\` must be between 1 and ${maxFirst}.`, { nodes: node }))
    },
  }
}

/** Whether a subscription has a field at all must be known before its variables are. */
function noConditionalRoot(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node) {
      if (node.operation !== 'subscription') return
      const conditional = node.selectionSet.selections.find(({ directives }) =>
        directives?.some(({ name }) => name.value === 'skip' || name.value === 'include'),
      )
      if (!conditional) return
      const message = 'The field of a subscription may not have @skip or @include.'
      context.reportError(new GraphQLError(message, { nodes: conditional }))
    },
  }
}
