import {
  type DefinitionNode,
  type DirectiveNode,
  type DocumentNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  print,
} from 'graphql'

/** In the `schema` folder of the service that has `Query.node`. */
export const stubsFile = 'nodes.generated.graphql'

const header = '# Written by `npm run compose`: what other services call a Node. Change it there instead.\n'

interface Subgraph {
  name: string
  typeDefs: DocumentNode
}

/**
 * `Query.node` answers with whatever an id names, so its subgraph has to know every type that `implements Node`: those of
 * other services as a reference, described as its owner does.
 * @returns undefined when no subgraph has `Query.node`
 */
export function nodeStubs(subgraphs: readonly Subgraph[]): { home: string; sdl: string } | undefined {
  const home = subgraphs.find(({ typeDefs }) => typeDefs.definitions.some(hasNodeField))
  if (!home) return undefined
  const stubs = subgraphs
    .filter(({ name }) => name !== home.name)
    .flatMap(({ typeDefs }) => typeDefs.definitions.filter(isNode).map(stubOf))
    // By name, so that no order of files shows.
    .sort((a, b) => a.name.value.localeCompare(b.name.value))
  return { home: home.name, sdl: `${header}\n${stubs.map((stub) => print(stub)).join('\n\n')}\n` }
}

/** The subgraphs with the references of today instead of those that are written. */
export function withNodeStubs<S extends Subgraph>(subgraphs: readonly S[]): S[] {
  const stubs = nodeStubs(subgraphs)
  return subgraphs.map((subgraph) => {
    if (subgraph.name !== stubs?.home) return subgraph
    const own = subgraph.typeDefs.definitions.filter((definition) => !isStub(definition))
    const added = isEmpty(stubs.sdl) ? [] : parse(stubs.sdl).definitions
    return { ...subgraph, typeDefs: { kind: Kind.DOCUMENT, definitions: [...own, ...added] } }
  })
}

function hasNodeField(definition: DefinitionNode): boolean {
  const isObject = definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.OBJECT_TYPE_EXTENSION
  if (!isObject || definition.name.value !== 'Query') return false
  return definition.fields?.some(({ name }) => name.value === 'node') ?? false
}

function isNode(definition: DefinitionNode): definition is ObjectTypeDefinitionNode {
  return implementsNode(definition) && !isStub(definition)
}

function isStub(definition: DefinitionNode): boolean {
  return implementsNode(definition) && (definition.directives ?? []).some(isUnresolvable)
}

function implementsNode(definition: DefinitionNode): definition is ObjectTypeDefinitionNode {
  if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) return false
  return definition.interfaces?.some(({ name }) => name.value === 'Node') ?? false
}

function isUnresolvable({ name, arguments: args = [] }: DirectiveNode): boolean {
  const resolvable = args.find((argument) => argument.name.value === 'resolvable')?.value
  return name.value === 'key' && resolvable?.kind === Kind.BOOLEAN && !resolvable.value
}

const [bare] = parse('type Bare implements Node @key(fields: "id", resolvable: false) { id: ID! }').definitions

function stubOf({ name, description, fields = [] }: ObjectTypeDefinitionNode): ObjectTypeDefinitionNode {
  const id = fields.filter((field) => field.name.value === 'id')
  return { ...(bare as ObjectTypeDefinitionNode), name, description, fields: id }
}

function isEmpty(sdl: string): boolean {
  return sdl.replace(/^#.*$/gm, '').trim() === ''
}
