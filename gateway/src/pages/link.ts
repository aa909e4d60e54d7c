import { languages } from '@passerelle/kernel'
import type { PassportInput, PassportSigner } from '@passerelle/service-kit/without-orm'
import { z } from 'zod'
import type { Subgraph } from '../graph/subgraph.ts'
import { inOwnName } from '../identity/own-name.ts'

export const acts = [
  'VIEW_CANDIDATE',
  'VIEW_JOB',
  'ACCEPT_CANDIDATE',
  'REFUSE_CANDIDATE',
  'ANSWER_OFFER',
  'ANSWER_APPOINTMENT',
  'ANSWER_INVITATION',
] as const

const resolved = z.object({
  state: z.enum(['OPEN', 'EXPIRED']),
  subject: z.string(),
  act: z.enum(acts),
  /** The file of a candidate who has never signed in. */
  personId: z.union([z.templateLiteral(['per_', z.string()]), z.templateLiteral(['cnd_', z.string()])]),
  name: z.string(),
  email: z.string(),
  locale: z.enum(languages),
  timeZone: z.string(),
})
/** What a link in a mail stands for: one act on one subject, in one person's name. */
export type Link = z.output<typeof resolved>

/** Asks notifications, which alone knows tokens (by their hashes). @returns undefined for a token that it never made */
export function linkResolver(notifications: Subgraph, signer: PassportSigner) {
  return async (token: string, requestId: string): Promise<Link | undefined> => {
    const headers = await inOwnName(signer, requestId)
    const { status, body } = await notifications.ask('/links/resolve', headers, { token })
    if (status === 404) return undefined
    if (status !== 200) throw new Error(`notifications answered ${status} about a link`)
    return resolved.parse(body)
  }
}

/** The holder has not signed in: no memberships, only the act. */
export function passportOf({ personId, name, email, locale, timeZone, subject, act }: Link): PassportInput {
  return { sub: personId, name, email, locale, tz: timeZone, link: { subject, act } }
}
