import { mkdirSync, readFileSync } from 'node:fs'
import { appendFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import PostalMime, { type Email } from 'postal-mime'
import { type CalendarPart, calendarPart } from './calendar-part.ts'

export type MailSummary = {
  /** Its place in the order of arrival, from 1. */
  id: number
  receivedAt: string
  from: string
  to: string[]
  /** The header; empty where there is none. A mail that came twice has the same twice. */
  messageId: string
  subject: string
  /** The first words of the text part. */
  preview: string
  calendar: Pick<CalendarPart, 'method' | 'sequence' | 'uid'> | null
}

export type Mail = MailSummary & { email: Email; calendarPart: CalendarPart | null; raw: Buffer }

/**
 * Every mail that arrived, in a folder: one .eml file each, and a line of index.jsonl. A mail is there for good once
 * `keep` has come back, also when the process is killed.
 */
export class Mailbox {
  readonly #folder: string
  readonly #summaries: MailSummary[]
  /** Files of this process follow one another, so that numbers have no holes. */
  #last: Promise<unknown> = Promise.resolve()

  constructor(folder: string) {
    this.#folder = folder
    mkdirSync(folder, { recursive: true })
    this.#summaries = linesOf(join(folder, 'index.jsonl'))
  }

  keep(raw: Buffer, recipients: string[]): Promise<MailSummary> {
    const kept = this.#last.then(() => this.#write(raw, recipients))
    this.#last = kept.catch(() => {})
    return kept
  }

  async #write(raw: Buffer, to: string[]): Promise<MailSummary> {
    const email = await parsed(raw)
    const part = calendarPart(email)
    const summary: MailSummary = {
      id: (this.#summaries.at(-1)?.id ?? 0) + 1,
      receivedAt: new Date().toISOString(),
      from: email.from?.address ?? '',
      to,
      messageId: email.messageId ?? '',
      subject: email.subject ?? '',
      preview: (email.text ?? '').replace(/\s+/g, ' ').trim().slice(0, 140),
      calendar: part && { method: part.method, sequence: part.sequence, uid: part.uid },
    }
    await writeFile(this.#file(summary.id), raw)
    await appendFile(join(this.#folder, 'index.jsonl'), `${JSON.stringify(summary)}\n`)
    this.#summaries.push(summary)
    return summary
  }

  /** Newest first; `to` keeps those for an address that contains it, `after` those with a higher number. */
  list({ to = '', after = 0 }: { to?: string; after?: number } = {}): MailSummary[] {
    const wanted = to.trim().toLowerCase()
    const isWanted = ({ id, to }: MailSummary) => id > after && to.some((one) => one.toLowerCase().includes(wanted))
    return this.#summaries.filter(isWanted).reverse()
  }

  async open(id: number): Promise<Mail | undefined> {
    const summary = this.#summaries.find((mail) => mail.id === id)
    if (!summary) return undefined
    const raw = await readFile(this.#file(id))
    const email = await parsed(raw)
    return { ...summary, email, calendarPart: calendarPart(email), raw }
  }

  #file(id: number): string {
    return join(this.#folder, `${id}.eml`)
  }
}

function parsed(raw: Buffer): Promise<Email> {
  return PostalMime.parse(raw, { attachmentEncoding: 'utf8' })
}

/** A line that a killed process left unfinished is skipped: its sender was told nothing and sends again. */
function linesOf(file: string): MailSummary[] {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return []
  }
  return text.split('\n').flatMap((line) => {
    try {
      return [JSON.parse(line) as MailSummary]
    } catch {
      return []
    }
  })
}
