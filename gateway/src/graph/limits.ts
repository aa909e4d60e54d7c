import { ApolloArmor } from '@escape.tech/graphql-armor'
import {
  type ASTVisitor,
  type DocumentNode,
  GraphQLError,
  Kind,
  type ValidationContext,
  type ValidationRule,
  visit,
} from 'graphql'
import { overlaps } from './overlaps.ts'

/** Bytes of a request, over HTTP and on a socket. */
export const maxRequestBytes = 256 * 1024
const maxDefinitions = 60
/** Entries of a connection at once (GQ-05). */
const maxFirst = 100

const maxDepth = 22
const maxAliases = 40
const maxDirectives = 60
const maxCost = 20_000

const armor = new ApolloArmor({
  maxDepth: { n: maxDepth, ...says(`goes deeper than ${maxDepth} levels`) },
  // By itself it would let any number of `__typename` through.
  maxAliases: { n: maxAliases, allowList: [], ...says(`has more than ${maxAliases} aliases`) },
  maxDirectives: { n: maxDirectives, ...says(`has more than ${maxDirectives} directives`) },
  costLimit: {
    maxCost,
    objectCost: 2,
    scalarCost: 1,
    depthCostFactor: 1.2,
    ...says(`costs more than ${maxCost}, counted by its fields and how deep they are`),
  },
  blockFieldSuggestion: { enabled: false },
  maxTokens: { enabled: false },
})

/** In the place of the library's own sentence, which calls it a syntax error. */
function says(what: string): { onReject: [() => never] } {
  const refuse = () => {
    throw new GraphQLError(`The operation ${what}: ask for less, or in several requests.`)
  }
  return { onReject: [refuse] }
}

/** Overlaps, depth, aliases, directives, cost and page sizes; tokens and definitions are capped before, while reading. */
export const limitRules: readonly ValidationRule[] = [
  overlaps,
  ...armor.protect().validationRules,
  pageSizes,
  noRepresentations,
  noConditionalRoot,
]

/** @throws GraphQLError: validating many overlapping fragments takes quadratic time and deep stacks */
export function checkDefinitions(count: number): void {
  if (count > maxDefinitions) {
    throw new GraphQLError(`A document may hold ${maxDefinitions} operations and fragments; this one has ${count}.`, {
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED', http: { status: 400 } },
    })
  }
}

/** A `first` written in the document. */
function pageSizes(context: ValidationContext): ASTVisitor {
  return {
    Argument(node) {
      if (node.name.value !== 'first' || node.value.kind !== Kind.INT) return
      if (Number(node.value.value) <= maxFirst) return
      context.reportError(new GraphQLError(pageTooLarge, { nodes: node }))
    },
  }
}

const pageTooLarge = `\`first\` must be between 1 and ${maxFirst}.`

/** Names of the variables that a document gives as `first`. */
export function pageSizeVariables(document: DocumentNode): readonly string[] {
  const names = new Set<string>()
  visit(document, {
    Argument({ name, value }) {
      if (name.value === 'first' && value.kind === Kind.VARIABLE) names.add(value.name.value)
    },
  })
  return [...names]
}

/** @throws GraphQLError */
export function checkPageSizes(sizes: readonly unknown[]): void {
  if (sizes.every((size) => typeof size !== 'number' || size <= maxFirst)) return
  throw new GraphQLError(pageTooLarge, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } })
}

/** The planner's own variable, in what it sends to subgraphs. */
function noRepresentations(context: ValidationContext): ASTVisitor {
  return {
    VariableDefinition(node) {
      if (node.variable.name.value !== 'representations') return
      context.reportError(new GraphQLError('A variable may not be called `representations`.', { nodes: node }))
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
