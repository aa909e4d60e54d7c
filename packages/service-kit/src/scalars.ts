import { type GraphQLScalarType, type GraphQLSchema, isScalarType, valueFromASTUntyped } from 'graphql'
import {
  DateTimeResolver,
  EmailAddressResolver,
  LocalDateResolver,
  LocaleResolver,
  TimeZoneResolver,
  URLResolver,
} from 'graphql-scalars'
import { badInput } from './errors.ts'

type Behaviour = Pick<GraphQLScalarType, 'serialize' | 'parseValue' | 'parseLiteral'>

/** Behaviour of the scalars that an SDL may declare. `Date` is a calendar day, a text 'YYYY-MM-DD' in code too. */
const known: Readonly<Record<string, Behaviour>> = {
  DateTime: DateTimeResolver,
  Date: LocalDateResolver,
  EmailAddress: EmailAddressResolver,
  URL: {
    serialize: String,
    parseValue: webAddress,
    parseLiteral: (node, variables) => webAddress(valueFromASTUntyped(node, variables)),
  },
  TimeZone: TimeZoneResolver,
  Locale: LocaleResolver,
}

/** Addresses stay texts in code. Only http and https: a link ends up in mails and pages. */
function webAddress(value: unknown): string {
  const url = URLResolver.parseValue(value) as URL
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw badInput('A URL must start with https:// or http://.')
  return url.href
}

/** Gives the declared scalars their checks, without losing the SDL's own descriptions. */
export function addScalars(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    const behaviour = isScalarType(type) ? known[type.name] : undefined
    if (!behaviour) continue
    const { serialize, parseValue, parseLiteral } = behaviour
    Object.assign(type, { serialize, parseValue, parseLiteral })
  }
}
