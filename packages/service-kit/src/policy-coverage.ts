import { type GraphQLObjectType, type GraphQLSchema, isObjectType, isUnionType } from 'graphql'
import { type Policies, rootNames } from './policies.ts'
import { resolveReferenceOf } from './reference.ts'

/** Fields and types that federation itself adds. */
const federationFields = new Set(['_service', '_entities'])
export const isFederation = (name: string): boolean => name === '_Service' || federationFields.has(name)

/** The object types of the subgraph that are not roots, introspection or federation. */
export function ownObjectTypes(schema: GraphQLSchema): GraphQLObjectType[] {
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter((type) => !type.name.startsWith('__') && !isFederation(type.name) && !isRoot(type.name))
}

export function isRoot(name: string): name is (typeof rootNames)[number] {
  return (rootNames as readonly string[]).includes(name)
}

/**
 * @throws Error listing every root field and every thing (see `Policies`) without a policy, and every policy without a type or
 * field
 */
export function checkCoverage(schema: GraphQLSchema, policies: Policies): void {
  const missing = wanted(schema).filter((name) => ruleAt(policies, name) === undefined)
  const unknown = given(policies).filter((name) => !exists(schema, name))
  const problems = [
    ...missing.map((name) => `Policy missing for ${name}`),
    ...unknown.map((name) => `Policy for ${name}, which the schema does not have`),
  ]
  if (problems.length > 0) throw new Error(problems.join('\n'))
}

function ruleAt(policies: Policies, name: string): unknown {
  const [type, field] = name.split('.') as [string, string | undefined]
  const rules = policies[type]
  return field === undefined ? rules : (rules as Record<string, unknown> | undefined)?.[field]
}

function wanted(schema: GraphQLSchema): string[] {
  const entities = entityTypes(schema)
  const types = ownObjectTypes(schema)
    .filter((type) => isThing(type, entities))
    .map((type) => type.name)
  const roots = rootNames.flatMap((root) => {
    const fields = rootType(schema, root)?.getFields() ?? {}
    return Object.keys(fields)
      .filter((field) => !isFederation(field))
      .map((field) => `${root}.${field}`)
  })
  return [...roots, ...types]
}

function given(policies: Policies): string[] {
  const { byLink = [], byKey = {}, ...others } = policies
  const named = Object.entries(others).flatMap(([name, rules]) =>
    isRoot(name) ? Object.keys(rules ?? {}).map((field) => `${name}.${field}`) : [name],
  )
  return [...named, ...byLink.map((field) => `Mutation.${field}`), ...Object.keys(byKey)]
}

function exists(schema: GraphQLSchema, name: string): boolean {
  const [typeName, field] = name.split('.') as [string, string | undefined]
  const type = schema.getType(typeName)
  return isObjectType(type) && (field === undefined || field in type.getFields())
}

/** What can be asked for by itself, or has an `id` by which it is known; a bare stub only repeats the key it was given. */
function isThing(type: GraphQLObjectType, entities: readonly GraphQLObjectType[]): boolean {
  if (resolveReferenceOf(type)) return true
  return !isBareStub(type) && (entities.includes(type) || 'id' in type.getFields())
}

function entityTypes(schema: GraphQLSchema): readonly GraphQLObjectType[] {
  const entity = schema.getType('_Entity')
  return isUnionType(entity) ? entity.getTypes() : []
}

function isBareStub(type: GraphQLObjectType): boolean {
  return Object.keys(type.getFields()).every((field) => field === 'id')
}

export function rootType(schema: GraphQLSchema, root: (typeof rootNames)[number]): GraphQLObjectType | undefined {
  const type = schema.getType(root)
  return isObjectType(type) ? type : undefined
}
