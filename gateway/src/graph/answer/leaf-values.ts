import { type GraphQLLeafType, isEnumType } from 'graphql'

/** Whether a subgraph's value is one that clients may get where the schema says `type`. */
export type LeafTest = (value: unknown) => boolean

/** From 1e21 on JavaScript writes a number with an exponent, which is no integer to clients. */
const isWhole: LeafTest = (value) => Number.isInteger(value) && Math.abs(value as number) < 1e21

const builtIn: Readonly<Record<string, LeafTest>> = {
  Boolean: (value) => typeof value === 'boolean',
  Float: (value) => typeof value === 'number',
  ID: (value) => typeof value === 'string' || isWhole(value),
  Int: isWhole,
  String: (value) => typeof value === 'string',
}

/**
 * As `@apollo/gateway` 2.14 tells them: scalars of the schema's own take anything, an enum only the values that clients
 * can see. (It takes integers for an `ID`, and looks at no range.)
 */
export function leafTest(type: GraphQLLeafType): LeafTest {
  if (!isEnumType(type)) return builtIn[type.name] ?? (() => true)
  const names = new Set(type.getValues().map(({ name }) => name))
  return (value) => names.has(value as string)
}
