import { instantOf, isLikelyDay, isTimeZone, mailAddressOf } from '@passerelle/kernel'
import { GraphQLID, type GraphQLScalarType, type GraphQLSchema, isScalarType, valueFromASTUntyped } from 'graphql'
import { badInput } from './errors.ts'

type Behaviour = Pick<GraphQLScalarType, 'serialize' | 'parseValue' | 'parseLiteral'>

/** Behaviour of the scalars that an SDL may declare. All are texts outside; in code an instant is a `Date`, the others stay texts. */
const known: Readonly<Record<string, Behaviour>> = {
  DateTime: {
    ...taken(instantOf, 'An instant is written 2026-12-03T09:00:00Z, with its offset, in the years 1970 to 2199.'),
    serialize: (value) => new Date(value as Date | string).toISOString(),
  },
  Date: taken(
    (text) => (isLikelyDay(text) ? text : undefined),
    'A day is written YYYY-MM-DD and is in the calendar, in the years 1900 to 2199.',
  ),
  EmailAddress: taken(
    mailAddressOf,
    'This is not an e-mail address that is taken: write name@example.org, without spaces, quotes or letters with accents before the @.',
  ),
  URL: taken(webAddress, 'A URL starts with https:// or http://.'),
  TimeZone: taken(
    (text) => (isTimeZone(text) ? text : undefined),
    'A time zone is an IANA name such as Europe/Paris; an offset is none.',
  ),
  ID: namingNothing(GraphQLID.toConfig()),
}

/**
 * No id of ours has a NUL, and PostgreSQL takes no text with one: it would be answered as a fault of ours. Such an id names nothing, like any
 * other that was never given.
 */
function namingNothing({ serialize, parseValue, parseLiteral }: ReturnType<typeof GraphQLID.toConfig>): Behaviour {
  return {
    serialize,
    parseValue: (value) => parseValue(value).replaceAll('\0', '\ufffd'),
    parseLiteral: (node, variables) => parseLiteral(node, variables).replaceAll('\0', '\ufffd'),
  }
}

/** A scalar that is what `read` makes of a text. BAD_USER_INPUT with the sentence where that is nothing. */
function taken(read: (text: string) => unknown, sentence: string): Behaviour {
  const parseValue = (value: unknown) => {
    const parsed = typeof value === 'string' ? read(value) : undefined
    if (parsed === undefined) throw badInput(sentence)
    return parsed
  }
  return {
    serialize: String,
    parseValue,
    parseLiteral: (node, variables) => parseValue(valueFromASTUntyped(node, variables)),
  }
}

/** Only http and https: a link ends up in mails and pages. */
function webAddress(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url.href : undefined
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
