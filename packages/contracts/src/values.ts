import { type Id, instantOf, isDay, languages, mailAddressOf, type Prefix } from '@passerelle/kernel'
import { z } from 'zod'
import { impersonal, personal } from './personal-data.ts'

/** A typed id such as `itv_01h…`. Only the prefix is checked: an id's inside is its maker's business. */
export function id<P extends Prefix>(prefix: P): z.ZodType<Id<P>> {
  return z.templateLiteral([`${prefix}_`, z.string()]) as unknown as z.ZodType<Id<P>>
}

/** The talent of an interview: a person or, as long as nobody has signed in as the candidate, the candidate's file. */
export type TalentId = Id<'per' | 'cnd'>
export const talentId = z.templateLiteral([z.enum(['per', 'cnd']), '_', z.string()]) as unknown as z.ZodType<TalentId>

/** An instant from 1970 to 2199, ISO 8601 in UTC with milliseconds, as `Date.toISOString` writes it. */
export const instant = z.iso.datetime({ offset: true }).refine((text) => instantOf(text) !== undefined)
/** A calendar day, `YYYY-MM-DD`. */
export const day = z.iso.date().refine(isDay)
/** An address as `mailAddressOf` takes it. */
export const mailAddress = personal(
  z
    .string()
    .refine((text) => mailAddressOf(text) !== undefined)
    .meta({ format: 'email' }),
)
/** A wall-clock time, `HH:MM`. */
export const wallTime = impersonal(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/))
/** An IANA time zone name. */
export const timeZone = impersonal(z.string().min(1))
export const language = z.enum(languages)

const stamp = '01ja0000000000000000000000'
/** The id that examples use. */
export const exampleId = <P extends Prefix>(prefix: P): Id<P> => `${prefix}_${stamp}`
