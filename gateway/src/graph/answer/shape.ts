import {
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql'
import { collectSubfields } from 'graphql/execution/collectFields.js'
import type { SetApart } from '../set-apart.ts'
import { leafTest } from './leaf-values.ts'

export type Tree = Record<string, unknown>

/** What everything is read from while a shape is made. */
export interface Reading {
  schema: GraphQLSchema
  fragments: Record<string, FragmentDefinitionNode>
  /** Decide `@skip` and `@include`. */
  variables: Record<string, unknown>
  /** Which name a field has for the client. */
  asked: SetApart['asked']
}

/** What subgraphs said and the schema does not allow, and where in the answer we are. */
interface Flaws {
  readonly found: GraphQLError[]
  readonly path: (string | number)[]
}

/** Null; why is told already. */
const failed = Symbol('failed')
/** The same where the schema allows no null: what holds it becomes null, too. */
const bubbling = Symbol('bubbling')
/** A thing of which its owner says nothing to this reader: null is the answer, and no fault where null may be. */
const hidden = Symbol('hidden')

/** @returns the value as clients get it, null, `failed`, `bubbling` or `hidden` */
type Complete = (value: unknown, flaws: Flaws) => unknown

interface Field {
  /** In the answer. */
  name: string
  /** In what subgraphs said. */
  source: string
  /** Whether every object has something by that name, as with `constructor` and `__proto__`. */
  isInherited: boolean
  complete: Complete
}

interface Selecting {
  selectionSet?: SelectionSetNode
}

/** Clients get this of what subgraphs said. */
export type Shape = (tree: Tree) => { data: Tree | null; flaws: readonly GraphQLError[] }

/**
 * Makes answers: the fields that were asked, in their order, and nothing else. A null where none may be bubbles up
 * (GraphQL specification, 6.4.4), as does a value that the schema does not know. Types are looked up once for an operation.
 */
export function shapeOf(reading: Reading, root: GraphQLObjectType, selectionSet: SelectionSetNode): Shape {
  const complete = objectOf(reading, root.name, [{ selectionSet }], root.name)
  return (tree) => {
    const flaws: Flaws = { found: [], path: [] }
    const data = neverHidden(complete(tree, flaws), flaws)
    return { data: data === failed ? null : (data as Tree), flaws: flaws.found }
  }
}

function anyOf(reading: Reading, type: GraphQLOutputType, nodes: readonly FieldNode[], title: string): Complete {
  if (isNonNullType(type)) return neverNull(anyOf(reading, type.ofType, nodes, title), title)
  if (isListType(type)) return listOf(anyOf(reading, type.ofType, nodes, `element of ${title}`), title)
  if (isLeafType(type)) return leafOf(leafTest(type), title)
  return objectOf(reading, type.name, nodes, title)
}

/** A root that nobody answers is a fault. */
function neverHidden(completed: unknown, flaws: Flaws): unknown {
  return completed === hidden ? fail(flaws, 'Nothing answers a field that may not be null.') : completed
}

function neverNull(complete: Complete, title: string): Complete {
  return (value, flaws) => {
    const completed = complete(value, flaws)
    if (completed === null || completed === hidden) fail(flaws, `Cannot return null for non-nullable ${title}.`)
    return shown(completed) === null ? bubbling : completed
  }
}

function leafOf(isGood: (value: unknown) => boolean, title: string): Complete {
  return (value, flaws) => (value === null || isGood(value) ? value : fail(flaws, `Invalid value found for ${title}.`))
}

function listOf(item: Complete, title: string): Complete {
  return (value, flaws) => {
    if (value === null) return null
    if (!Array.isArray(value)) return fail(flaws, `Invalid value found for ${title}: it is no list.`)
    const list: unknown[] = new Array(value.length)
    let isBroken = false
    for (let index = 0; index < value.length; index++) {
      flaws.path.push(index)
      const completed = item(value[index], flaws)
      flaws.path.pop()
      if (completed === bubbling) isBroken = true
      list[index] = shown(completed)
    }
    return isBroken ? failed : list
  }
}

/** @param typeName counts where subgraphs were not asked for the type */
function objectOf(reading: Reading, typeName: string, nodes: readonly Selecting[], title: string): Complete {
  const fieldsOf = new Map<string, readonly Field[]>()
  const fieldsFor = (name: string) => {
    const fields = mayBe(reading.schema, typeName, name) ? fieldsOfType(reading, name, nodes) : undefined
    if (fields) fieldsOf.set(name, fields)
    return fields
  }
  return (value, flaws) => {
    if (value === null) return null
    if (typeof value !== 'object') return fail(flaws, `Invalid value found for ${title}: it is no object.`)
    const tree = value as Tree
    const type = (tree.__typename ?? typeName) as string
    const fields = fieldsOf.get(type) ?? fieldsFor(type)
    if (!fields) return fail(flaws, `Invalid __typename found for object at ${title}.`)
    const answer: Tree = {}
    for (const { name, source, isInherited, complete } of fields) {
      const said = isInherited ? own(tree, source) : tree[source]
      const before = flaws.found.length
      flaws.path.push(name)
      const completed = complete(said ?? null, flaws)
      flaws.path.pop()
      if (completed === bubbling && said === undefined) {
        flaws.found.length = before
        return hidden
      }
      if (completed === bubbling) return failed
      if (isInherited) put(answer, name, shown(completed))
      else answer[name] = shown(completed)
    }
    return answer
  }
}

/** What stands in the answer, unless what holds it becomes null, too. */
function shown(completed: unknown): unknown {
  return completed === failed || completed === hidden ? null : completed
}

/** Whether clients know the type, and may find it where `expected` stands in the schema. */
function mayBe(schema: GraphQLSchema, expected: string, name: string): boolean {
  if (name === expected) return true
  const [wide, narrow] = [schema.getType(expected), schema.getType(name)]
  return isAbstractType(wide) && (isObjectType(narrow) || isInterfaceType(narrow)) && schema.isSubType(wide, narrow)
}

function fieldsOfType(reading: Reading, name: string, nodes: readonly Selecting[]): Field[] {
  const { schema, fragments, variables, asked } = reading
  // An interface only where a subgraph says no more than that; it has fields as an object type has.
  const type = schema.getType(name) as GraphQLObjectType
  const collected = collectSubfields(schema, fragments, variables, type, nodes as readonly FieldNode[])
  return [...collected].map(([responseName, selected]) => ({
    name: asked(responseName),
    source: responseName,
    isInherited: asked(responseName) in {},
    complete: completing(reading, type, selected),
  }))
}

function completing(reading: Reading, type: GraphQLObjectType, selected: readonly FieldNode[]): Complete {
  const name = selected[0]!.name.value
  if (name === '__typename') return isObjectType(type) ? () => type.name : () => bubbling
  return anyOf(reading, type.getFields()[name]!.type, selected, `field ${type.name}.${name}`)
}

function fail({ found, path }: Flaws, message: string): typeof failed {
  found.push(new GraphQLError(message, { path: [...path], extensions: { code: 'INVALID_GRAPHQL' } }))
  return failed
}

function own(tree: Tree, name: string): unknown {
  return Object.hasOwn(tree, name) ? tree[name] : undefined
}

function put(answer: Tree, name: string, value: unknown): void {
  Object.defineProperty(answer, name, { value, enumerable: true, configurable: true, writable: true })
}
