import {
  astFromValue,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  print,
} from 'graphql'

/** A link to where a type is described, from the page that is being written. */
export type LinkTo = (type: GraphQLNamedType) => string

/** `- **name** Type: what it is`, its arguments indented below. */
export function fieldLine(field: GraphQLField<unknown, unknown>, linkTo: LinkTo): string[] {
  const args = field.args.map((arg) => `  ${inputLine(arg, linkTo)}`)
  return [`- **${field.name}** ${typeLink(field.type, linkTo)}: ${text(field)}`, ...args]
}

/** An argument or a field of an input. */
export function inputLine(input: GraphQLArgument | GraphQLInputField, linkTo: LinkTo): string {
  const value = input.defaultValue === undefined ? undefined : astFromValue(input.defaultValue, input.type)
  return `- \`${input.name}\` ${typeLink(input.type, linkTo)}${value ? ` = \`${print(value)}\`` : ''}: ${text(input)}`
}

/** `[Job!]!` as a link to Job. */
export function typeLink(type: GraphQLType, linkTo: LinkTo): string {
  return `[\`${String(type)}\`](${linkTo(getNamedType(type))})`
}

/** What is under the heading of a type. */
export function body(type: GraphQLNamedType, linkTo: LinkTo): string[] {
  if (isEnumType(type)) return type.getValues().map((value) => `- \`${value.name}\`: ${text(value)}`)
  if (isUnionType(type))
    return [
      `One of ${type
        .getTypes()
        .map((member) => typeLink(member, linkTo))
        .join(', ')}.`,
    ]
  if (isInputObjectType(type)) return Object.values(type.getFields()).map((field) => inputLine(field, linkTo))
  if (!isObjectType(type) && !isInterfaceType(type)) return []
  const interfaces = type.getInterfaces().map((one) => typeLink(one, linkTo))
  return [
    ...(interfaces.length > 0 ? [`Implements ${interfaces.join(', ')}.`, ''] : []),
    ...Object.values(type.getFields()).flatMap((field) => fieldLine(field, linkTo)),
  ]
}

/** A description as one paragraph; what is deprecated says so first. */
export function text(element: { description?: string | null; deprecationReason?: string | null }): string {
  const description = (element.description ?? '').replace(/\s*\n\s*/g, ' ').trim()
  const { deprecationReason } = element
  return deprecationReason ? `*Deprecated: ${deprecationReason}* ${description}`.trim() : description
}
