import { readFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { join } from 'node:path'
import { send } from '../http.ts'
import type { Mailbox } from './mailbox.ts'
import { mailsPage, type Part, parts } from './pages.ts'

const style = readFileSync(join(import.meta.dirname, '..', 'style.css'))

/**
 * Answers everything under /dev/mails.
 * @param inboundPort where answers by mail are taken in, on this machine
 */
export function mailRoutes(mailbox: Mailbox, inboundPort?: number) {
  return async (url: URL, response: ServerResponse): Promise<void> => {
    const to = url.searchParams.get('to') ?? ''
    const from = Math.max(0, Number(url.searchParams.get('from')) || 0)
    const rest = url.pathname.slice('/dev/mails'.length).replace(/\/$/, '')
    if (rest === '') return send(response, 200, 'text/html', mailsPage({ mails: mailbox.list({ to }), to, from }))
    if (rest === '/style.css') return send(response, 200, 'text/css', style)
    if (rest === '/index.json') {
      const after = Number(url.searchParams.get('after')) || 0
      return send(response, 200, 'application/json', JSON.stringify(mailbox.list({ to, after })))
    }
    if (rest === '/inbound.json')
      return send(response, 200, 'application/json', JSON.stringify({ port: inboundPort ?? null }))
    const [, id, raw] = /^\/(\d+)(\.eml)?$/.exec(rest) ?? []
    const mail = id === undefined ? undefined : await mailbox.open(Number(id))
    if (!mail) return send(response, 404, 'text/plain', 'There is no such mail.')
    if (raw) return send(response, 200, 'message/rfc822', mail.raw)
    const part = parts.find((one) => one === url.searchParams.get('part')) ?? firstPart(mail.email.html)
    send(response, 200, 'text/html', mailsPage({ mails: mailbox.list({ to }), to, from, open: { mail, part } }))
  }
}

function firstPart(body: string | undefined): Part {
  return body ? 'html' : 'text'
}
