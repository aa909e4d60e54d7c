import {
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
  Kind,
} from 'graphql'
import { sampleArguments } from './arguments.ts'
import type { Samples } from './samples.ts'

/** Types that only hold others together: they cost no depth. */
const isConnector = (name: string) => /(Connection|Edge)$/.test(name) || name === 'PageInfo'

/**
 * Everything that can be asked of a type, as the text of a selection, down to `depth` objects below it. Fields whose
 * argument cannot be made up are not left out in silence: `sampleArguments` gives them an id that does not exist.
 */
export function selectionOf(schema: GraphQLSchema, typeName: string, samples: Samples, depth: number): string {
  const type = schema.getType(typeName)
  if (!isCompositeType(type)) throw new Error(`${typeName} has no fields`)
  if (!isObjectType(type) && !isInterfaceType(type)) {
    const members = schema
      .getPossibleTypes(type)
      .map(({ name }) => `... on ${name} ${selectionOf(schema, name, samples, depth)}`)
    return `{ __typename ${members.join(' ')} }`
  }
  const fields = Object.values(type.getFields()).filter(({ name }) => !name.startsWith('_'))
  const parts = fields.flatMap((field) => fieldOf(schema, field, samples, depth) ?? [])
  return `{ __typename ${parts.join(' ')} }`
}

/** One field with its arguments and selection; undefined when it lies deeper than asked for. */
export function fieldOf(
  schema: GraphQLSchema,
  field: GraphQLField<unknown, unknown>,
  samples: Samples,
  depth: number,
  turn = 0,
): string | undefined {
  const type = getNamedType(field.type)
  if (!isCompositeType(type)) return `${field.name}${argumentsOf(field, samples, type.name, turn)}`
  const left = isConnector(type.name) ? depth : depth - 1
  if (left < 0) return undefined
  return `${field.name}${argumentsOf(field, samples, type.name, turn)} ${selectionOf(schema, type.name, samples, left)}`
}

function argumentsOf(field: GraphQLField<unknown, unknown>, samples: Samples, type: string, turn: number): string {
  if (!field.args.some(isRequiredArgument)) return ''
  const values = sampleArguments(field.args, samples, type, turn)
  const list = field.args
    .filter(isRequiredArgument)
    .map((arg) => `${arg.name}: ${literal(values[arg.name], isEnumArg(arg))}`)
  return `(${list.join(', ')})`
}

function isEnumArg({ type }: { type: GraphQLField<unknown, unknown>['args'][number]['type'] }): boolean {
  return getNamedType(type).astNode?.kind === Kind.ENUM_TYPE_DEFINITION
}

function literal(value: unknown, isEnum: boolean): string {
  return isEnum ? String(value) : JSON.stringify(value)
}
