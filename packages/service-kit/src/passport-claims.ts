import { apiKeyScopes, employerRoles, staffPermissions } from '@passerelle/contracts'
import { defaultLanguage, defaultTimeZone, languages } from '@passerelle/kernel'
import { z } from 'zod'

export type Permission = (typeof staffPermissions)[number]
export type EmployerRole = (typeof employerRoles)[number]

const id = <P extends string>(prefix: P) => z.templateLiteral([`${prefix}_`, z.string()])

/** What somebody may do, as the gateway found it out a moment ago. */
export const memberships = z.object({
  staff: z.array(z.object({ school: id('sch'), permissions: z.array(z.enum(staffPermissions)) })).default([]),
  employers: z.array(z.object({ employer: id('emp'), user: id('eus'), role: z.enum(employerRoles) })).default([]),
  candidates: z.array(z.object({ candidate: id('cnd'), school: id('sch') })).default([]),
})

export const passportClaims = memberships.extend({
  /**
   * A person, an API key, or the gateway itself on its own errands; of a link in a mail to a candidate who has never signed in, the
   * candidate's file.
   */
  sub: z.union([id('per'), id('key'), id('cnd'), z.literal('gateway')]),
  email: z.string().default(''),
  name: z.string().default(''),
  locale: z.enum(languages).default(defaultLanguage),
  tz: z.string().default(defaultTimeZone),
  gateway: z.literal(true).optional(),
  /** From a link in a mail: the one thing that its holder may do in the person's name. Comes without memberships. */
  link: z.object({ subject: z.string(), act: z.string() }).optional(),
  /** A machine with an API key of this school, and what the key was made for. Comes without memberships. */
  key: z.object({ id: id('key'), school: id('sch'), scopes: z.array(z.enum(apiKeyScopes)) }).optional(),
})
export type PassportClaims = z.output<typeof passportClaims>
export type PassportInput = z.input<typeof passportClaims>
export type Memberships = z.output<typeof memberships>

export const passportIssuer = 'passerelle-gateway'
export const passportAudience = 'passerelle-subgraphs'
/** Seconds. Short, because a passport cannot be called back. */
export const passportLifetime = 60
