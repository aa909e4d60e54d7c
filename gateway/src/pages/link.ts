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

/** Asks notifications, which alone knows tokens (by their hashes). */
export function linksKnownTo(notifications: Subgraph, signer: PassportSigner) {
  const ask = async (path: string, token: string, requestId: string) =>
    notifications.ask(path, await inOwnName(signer, requestId), { token })
  return {
    /** @returns undefined for a token that was never made */
    async resolve(token: string, requestId: string): Promise<Link | undefined> {
      const { status, body } = await ask('/links/resolve', token, requestId)
      if (status === 404) return undefined
      if (status !== 200) throw new Error(`notifications answered ${status} about a link`)
      return resolved.parse(body)
    },
    /** Has fresh links sent to the reader of an expired one, if there is something left to decide: nobody is told whether. */
    async renew(token: string, requestId: string): Promise<void> {
      const { status } = await ask('/links/renew', token, requestId)
      if (status !== 200) throw new Error(`notifications answered ${status} about fresh links`)
    },
  }
}

/** The holder has not signed in: no memberships, only the act. */
export function passportOf({ personId, name, email, locale, timeZone, subject, act }: Link): PassportInput {
  return { sub: personId, name, email, locale, tz: timeZone, link: { subject, act } }
}
