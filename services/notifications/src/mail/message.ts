import type { TalentId } from '@passerelle/contracts'
import type { InterviewId, InvitationId, MatchId, MessageId } from '@passerelle/kernel'
import type { MailKind, MailToSend } from './mails.ts'
import type { CalendarMethod, MessageState } from './message-state.ts'

/** One mail to one person, sent at most once. The row is its own job: nothing else says that it is to be sent. */
export class Message {
  readonly id: MessageId
  /** A candidate's file as long as nobody has signed in as the candidate. */
  readonly person: TalentId
  kind: MailKind
  /** What brought it about: an event's id, or an invitation's. One mail of a kind for one cause and person. */
  readonly cause: string
  /** Mails of one thread leave in order of their position: those of an invitation, those of a match to one person. */
  readonly thread: string
  readonly position: number
  readonly interviewId: InterviewId | null
  readonly matchId: MatchId | null
  readonly invitationId: InvitationId | null
  readonly method: CalendarMethod | null
  readonly sequence: number | null
  /** How often this very REQUEST had been said before. */
  readonly repeat: number
  /** What was so when it was queued, where the mail's words need it. */
  readonly facts: MailToSend['facts']
  state: MessageState
  attempts: number
  /** Leaves behind all that are not. */
  readonly bulk: boolean
  /** Not before. */
  dueAt: Date
  /** Who is sending it: a claim made later than this one takes it away. */
  claim: string | null
  claimedUntil: Date | null
  /** Set before the final dot of the SMTP conversation: from here on, the server may have taken it. */
  handedOverAt: Date | null
  sentAt: Date | null
  /** When word came that it could not be delivered after all. */
  bouncedAt: Date | null
  messageId: string | null
  language: string | null
  subject: string | null
  text: string | null
  calendar: string | null
  /** The server's last answer or the fault, for operators. */
  outcome: string | null
  /** W3C Trace Context of the request that brought it about, null where none did. */
  traceparent: string | null
  readonly createdAt: Date

  constructor(message: NewMessage, now: Date) {
    this.id = message.id
    this.person = message.person
    this.kind = message.mail.kind
    this.cause = message.cause
    this.thread = message.invitation?.id ?? message.thread ?? message.id
    this.position = message.position ?? 1
    this.interviewId = message.interviewId ?? null
    this.matchId = message.matchId ?? null
    this.invitationId = message.invitation?.id ?? null
    this.method = message.invitation?.method ?? null
    this.sequence = message.invitation?.sequence ?? null
    this.repeat = message.invitation?.repeat ?? 0
    this.facts = message.mail.facts
    this.state = 'QUEUED'
    this.bulk = message.bulk ?? false
    this.attempts = 0
    this.dueAt = now
    this.claim = null
    this.claimedUntil = null
    this.handedOverAt = null
    this.sentAt = null
    this.bouncedAt = null
    this.messageId = null
    this.language = null
    this.subject = null
    this.text = null
    this.calendar = null
    this.outcome = null
    this.traceparent = message.traceparent ?? null
    this.createdAt = now
  }

  /** Takes it out of the queue: its reason has gone. */
  drop(why: string): void {
    this.state = 'DROPPED'
    this.outcome = why
  }

  /** Back into the queue: its reason has come back. */
  queueAgain(now: Date, traceparent: string | undefined): void {
    this.state = 'QUEUED'
    this.traceparent = traceparent ?? null
    this.dueAt = now
    this.attempts = 0
    this.outcome = null
  }

  /** It cannot be sent, and will not be. */
  fail(why: string): void {
    this.state = 'FAILED'
    this.outcome = why
  }

  /**
   * It is written and about to leave. Its Message-ID is the same for each attempt, so that a mail that came twice after
   * all is seen to be one.
   */
  startSending({ claim, until, mail, host }: Sending): void {
    this.state = 'SENDING'
    this.attempts += 1
    this.claim = claim
    this.claimedUntil = until
    this.handedOverAt = null
    this.messageId = `<${this.id}@${host}>`
    this.language = mail.language
    this.subject = mail.subject
    this.text = mail.keptText
    this.calendar = mail.calendar
  }
}

interface Sending {
  /** Who sends it. */
  claim: string
  until: Date
  mail: { language: string; subject: string; keptText: string; calendar: string | null }
  host: string
}

export interface NewMessage {
  id: MessageId
  person: TalentId
  mail: MailToSend
  cause: string
  traceparent?: string | undefined
  position?: number
  /** Absent: it is alone. An invitation has its own. */
  thread?: string
  bulk?: boolean
  interviewId?: InterviewId | undefined
  matchId?: MatchId
  invitation?: { id: InvitationId; method: CalendarMethod; sequence: number; repeat?: number }
}
