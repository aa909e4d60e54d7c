import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql'
import type { Samples } from './samples.ts'

const scalars: Readonly<Record<string, unknown>> = {
  String: 'a',
  Int: 30,
  Float: 1,
  Boolean: true,
  DateTime: new Date(Date.now() + 35 * 86_400_000).toISOString(),
  Date: new Date(Date.now() + 35 * 86_400_000).toISOString().slice(0, 10),
  EmailAddress: 'somebody@example.org',
  URL: 'https://example.org/',
  TimeZone: 'Europe/Paris',
  Locale: 'fr',
}

const byName: Readonly<Record<string, unknown>> = { opensAt: '09:00', closesAt: '17:00' }

/**
 * Values for the arguments that a field insists on; ids are of things that exist, by the argument's name.
 * @param idType whose id a plain `id` is
 * @param turn which of several samples to take
 */
export function sampleArguments(args: readonly GraphQLArgument[], samples: Samples, idType: string, turn = 0) {
  const required = args.filter(isRequiredArgument)
  return Object.fromEntries(required.map((arg) => [arg.name, sample(arg, samples, idType, turn)]))
}

function sample(place: GraphQLArgument | GraphQLInputField, samples: Samples, idType: string, turn: number): unknown {
  return made(place.type, place.name, samples, idType, turn)
}

function made(type: GraphQLInputType, name: string, samples: Samples, idType: string, turn: number): unknown {
  if (isNonNullType(type)) return made(type.ofType, name, samples, idType, turn)
  if (isListType(type)) return [made(type.ofType, name.replace(/s$/, ''), samples, idType, turn)]
  const named = getNamedType(type)
  if (isInputObjectType(named)) {
    const fields = Object.values(named.getFields()).filter(isRequiredInputField)
    return Object.fromEntries(fields.map((field) => [field.name, sample(field, samples, idType, turn)]))
  }
  if (isEnumType(named)) return named.getValues()[0]!.name
  if (named.name !== 'ID') return byName[name] ?? scalars[named.name]
  const ids = samples.get(name === 'id' ? idType : typeNamed(name)) ?? []
  return ids[turn % Math.max(1, ids.length)] ?? 'unknown'
}

const otherNames: Readonly<Record<string, string>> = {
  contact: 'EmployerUser',
  interviewer: 'EmployerUser',
  offer: 'InformationalOffer',
  recruiter: 'EmployerUser',
}

/** `employerUserId` → `EmployerUser`, `schoolIds` → `School` */
export function typeNamed(argument: string): string {
  const name = argument.replace(/Ids?$/, '')
  return otherNames[name] ?? name[0]!.toUpperCase() + name.slice(1)
}
