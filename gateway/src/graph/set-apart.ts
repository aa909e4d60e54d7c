import { type DocumentNode, Kind, parse, visit } from 'graphql'
import { argumentsOf } from './join-directives.ts'

/** Fields that are planned under a name of their own. */
export interface SetApart {
  /** The document as it is planned. */
  planned(document: DocumentNode): DocumentNode
  /** The name that the client gave, of one in the answer to the planned document. */
  asked<Name extends string | number>(name: Name): Name
}

const prefix = 'asked_'

/**
 * A field that a `@requires` asks with arguments of its own (join specification, 0.3) is asked twice when a client asks for
 * it too, and the planner of `@apollo/query-planner` 2.14 takes two fields of one name in the answer for the same. So the
 * client's has another name on its way. A supergraph without such a `@requires` costs nothing.
 */
export function setApart(supergraph: DocumentNode): SetApart {
  const names = requiredWithArguments(supergraph)
  if (names.size === 0) return { planned: (document) => document, asked: (name) => name }
  return {
    planned: (document) =>
      visit(document, {
        Field(field) {
          const asked = (field.alias ?? field.name).value
          if (!names.has(asked) && !asked.startsWith(prefix)) return undefined
          return { ...field, alias: { kind: Kind.NAME, value: prefix + asked } }
        },
      }),
    asked: <Name extends string | number>(name: Name) =>
      typeof name === 'string' && name.startsWith(prefix) ? (name.slice(prefix.length) as Name) : name,
  }
}

function requiredWithArguments(supergraph: DocumentNode): ReadonlySet<string> {
  const names = new Set<string>()
  visit(supergraph, {
    FieldDefinition(definition) {
      for (const { requires } of argumentsOf(definition, 'join__field')) {
        if (typeof requires !== 'string') continue
        visit(parse(`{ ${requires} }`), {
          Field({ name, arguments: given = [] }) {
            if (given.length > 0) names.add(name.value)
          },
        })
      }
    },
  })
  return names
}
