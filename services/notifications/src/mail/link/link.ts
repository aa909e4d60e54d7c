import { createHash, randomBytes } from 'node:crypto'
import type { TalentId } from '@passerelle/contracts'
import type { InvitationId, MatchId, MessageId } from '@passerelle/kernel'

/** What a link in a mail lets its holder do, on one match or one invitation. */
export type LinkAct =
  | 'VIEW_CANDIDATE'
  | 'VIEW_JOB'
  | 'ACCEPT_CANDIDATE'
  | 'REFUSE_CANDIDATE'
  | 'ANSWER_OFFER'
  | 'ANSWER_APPOINTMENT'
  | 'ANSWER_INVITATION'
export type LinkSubject = MatchId | InvitationId

/** Makes the links of one mail while it is written. */
export interface LinksOfMail {
  /** The address of a page where its reader may do this and nothing else. */
  to(act: LinkAct, subject: LinkSubject): string
  /** The text without its tokens, as it may be kept. */
  without(text: string): string
}

/** From the sending of the mail (HU-18); a link that answers an invitation may hold longer. */
export const linkLasts = 7 * 24 * 3_600_000

/** One act on one subject in one person's name. The token itself is in the mail and nowhere else. */
export class Link {
  readonly tokenHash: string
  readonly messageId: MessageId
  readonly person: TalentId
  readonly subject: LinkSubject
  readonly act: LinkAct
  readonly createdAt: Date
  /** When the address that it went to was no more its reader's; null while that is so. */
  readonly endedAt: Date | null

  constructor(token: string, link: Omit<Link, 'tokenHash' | 'endedAt'>) {
    this.tokenHash = hashOf(token)
    this.messageId = link.messageId
    this.person = link.person
    this.subject = link.subject
    this.act = link.act
    this.createdAt = link.createdAt
    this.endedAt = null
  }
}

/** 256 random bits, as text that an address can hold. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
