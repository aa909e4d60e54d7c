import { setTimeout as pause } from 'node:timers/promises'
import type { Campus } from '@passerelle/client'
import PostalMime from 'postal-mime'
import { readPage } from './read-page.ts'

/** Milliseconds within which whatever waits in the house has left as mail, even on a busy machine. */
export const mailsWithinMs = 600_000

const lookEvery = 300

/** A mail as it arrived. */
export interface Arrived {
  readonly id: number
  readonly subject: string
  readonly text: string
  /** The paths of its links that act without signing in, `/l/…`, in their order. */
  readonly links: readonly string[]
  readonly calendar: { readonly method: string; readonly sequence: number; readonly uid: string } | null
  /** The calendar as text; empty without one. */
  readonly calendarText: string
}

export interface Listed extends Pick<Arrived, 'id' | 'subject' | 'calendar'> {
  readonly messageId: string
  readonly to: readonly string[]
}

/** The mailbox of everybody, as the development mail server keeps it: what people find in their mail program. */
export interface Inbox {
  /** Everything that has come for an address, newest first. */
  of(address: string): Promise<readonly Listed[]>
  open(id: number): Promise<Arrived>
  /** The port of this machine that takes answers by mail; null when none does. */
  replyPort(): Promise<number | null>
}

export function inboxOf(campus: Campus): Inbox {
  const opened = new Map<number, Promise<Arrived>>()
  const byAddress = new Map<string, Listed[]>()
  let newest = 0
  let looking: Promise<void> | undefined
  const get = (path: string) => readPage(campus, `/dev/mails${path}`)
  /** What has come since the last look, for all addresses: whoever waits looks together with the others. */
  async function look(): Promise<void> {
    await pause(lookEvery)
    const news = JSON.parse(await get(`/index.json?after=${newest}`)) as Listed[]
    for (const mail of news.reverse()) {
      for (const address of mail.to) byAddress.set(address, [mail, ...(byAddress.get(address) ?? [])])
      newest = mail.id
    }
  }
  return {
    async of(address) {
      looking ??= look().finally(() => {
        looking = undefined
      })
      await looking
      return byAddress.get(address) ?? []
    },
    open(id) {
      const mail = opened.get(id) ?? get(`/${id}.eml`).then((raw) => parse(id, raw))
      opened.set(id, mail)
      return mail
    },
    replyPort: async () => (JSON.parse(await get('/inbound.json')) as { port: number | null }).port,
  }
}

async function parse(id: number, raw: string): Promise<Arrived> {
  const email = await PostalMime.parse(raw, { attachmentEncoding: 'utf8' })
  const text = email.text ?? ''
  const part = email.attachments.find(({ mimeType }) => mimeType === 'text/calendar')
  const calendarText = typeof part?.content === 'string' ? part.content.replace(/\r?\n[ \t]/g, '') : ''
  const value = (name: string) => new RegExp(`^${name}[;:](?:.*:)?(.*?)\\r?$`, 'm').exec(calendarText)?.[1] ?? ''
  return {
    id,
    subject: email.subject ?? '',
    text,
    links: [...new Set(text.match(/\/l\/[\w-]{43}/g))],
    calendar: part ? { method: value('METHOD'), sequence: Number(value('SEQUENCE') || 0), uid: value('UID') } : null,
    calendarText,
  }
}
