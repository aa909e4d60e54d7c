import { type DocumentNode, Kind, type ObjectTypeDefinitionNode } from 'graphql'
import { argumentsOf } from './join-directives.ts'

/**
 * Which subgraph owns each entity that `node` finds, by the entity's type: the one that says `implements Node` and
 * resolves its key. Read from the supergraph's join directives (join specification 0.5).
 */
export function nodeOwners(document: DocumentNode): ReadonlyMap<string, string> {
  const names = graphNames(document)
  const owners = document.definitions
    .filter((definition) => definition.kind === Kind.OBJECT_TYPE_DEFINITION)
    .flatMap((type) => {
      const graph = ownerOf(type)
      return graph === undefined ? [] : [[type.name.value, names.get(graph)!] as const]
    })
  return new Map(owners)
}

function ownerOf(type: ObjectTypeDefinitionNode): string | undefined {
  const graphs = argumentsOf(type, 'join__implements')
    .filter((args) => args.interface === 'Node')
    .map(({ graph }) => graph)
  return argumentsOf(type, 'join__type').find(
    ({ graph, key, resolvable }) => graphs.includes(graph) && key !== undefined && resolvable !== false,
  )?.graph as string | undefined
}

function graphNames(document: DocumentNode): Map<string, string> {
  const graphs = document.definitions.find(
    (definition) => definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === 'join__Graph',
  )
  const values = graphs?.kind === Kind.ENUM_TYPE_DEFINITION ? (graphs.values ?? []) : []
  return new Map(values.map((value) => [value.name.value, argumentsOf(value, 'join__graph')[0]!.name as string]))
}
