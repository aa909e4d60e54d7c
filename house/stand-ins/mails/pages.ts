import { html, type Markup } from '../markup.ts'
import { page } from '../page.ts'
import type { Mail, MailSummary } from './mailbox.ts'

const PER_PAGE = 50
export const parts = ['html', 'text', 'calendar', 'source'] as const
export type Part = (typeof parts)[number]

type View = { mails: MailSummary[]; to: string; from: number; open?: { mail: Mail; part: Part } }

/** The list on the left, one mail on the right; on a phone one or the other. */
export function mailsPage(view: View): string {
  const { open, to } = view
  return page(
    open ? open.mail.subject : 'Mails',
    html`<header class="bar">
        <a class="brand" href="/">Passerelle</a><h1><a href="/dev/mails">Mails sent</a></h1>
        <form role="search" action="/dev/mails"><input type="search" name="to" value="${to}" placeholder="To…" aria-label="Only mails to"></form>
        <a class="refresh" href="">Refresh</a>
      </header>
      <div class="mails${open ? ' reading' : ''}">
        <nav aria-label="Mails, newest first">${list(view)}</nav>
        <main>${open ? one(open.mail, open.part, to) : nothingOpen(view)}</main>
      </div>`,
  )
}

function list({ mails, to, from, open }: View): Markup {
  const shown = mails.slice(from, from + PER_PAGE)
  const query = (start: number) => `?${new URLSearchParams({ to, from: String(start) })}`
  return html`<ol reversed start="${mails.length - from}">
      ${shown.map(
        (
          mail,
        ) => html`<li><a href="/dev/mails/${mail.id}?to=${encodeURIComponent(to)}&from=${from}"${mail.id === open?.mail.id && html` aria-current="page"`}>
          <span class="to">${mail.to.join(', ')}</span>${time(mail.receivedAt)}
          <strong>${mail.subject || '(no subject)'}</strong>
          ${mail.calendar && html`<span class="tag ${mail.calendar.method.toLowerCase()}">${mail.calendar.method} ${mail.calendar.sequence}</span>`}
          <span class="preview">${mail.preview}</span>
        </a></li>`,
      )}
    </ol>
    <p class="pages">
      ${from > 0 && html`<a href="${query(Math.max(0, from - PER_PAGE))}" rel="prev">Newer</a>`}
      ${from + PER_PAGE < mails.length && html`<a href="${query(from + PER_PAGE)}" rel="next">Older</a>`}
    </p>`
}

function nothingOpen({ mails, to }: View): Markup {
  if (mails.length > 0)
    return html`<p class="empty">${count(mails.length)}${to && html` to <b>${to}</b>`}. Choose one.</p>`
  return html`<p class="empty">No mail${to && html` to <b>${to}</b>`} yet. Confirm an interview, and come back.</p>`
}

function one(mail: Mail, part: Part, to: string): Markup {
  const available = parts.filter((one) => one !== 'calendar' || mail.calendarPart)
  return html`<article>
    <a class="back" href="/dev/mails?to=${encodeURIComponent(to)}">All mails</a>
    <h2>${mail.subject || '(no subject)'}</h2>
    <dl><dt>From</dt><dd>${mail.email.from?.name} &lt;${mail.from}&gt;</dd><dt>To</dt><dd>${mail.to.join(', ')}</dd>
      <dt>Received</dt><dd>${time(mail.receivedAt)}</dd></dl>
    <ul class="parts" aria-label="Parts">${available.map(
      (name) =>
        html`<li><a href="?part=${name}&to=${encodeURIComponent(to)}"${name === part && html` aria-current="true"`}>${labels[name]}</a></li>`,
    )}</ul>
    ${shown(mail, part)}
  </article>`
}

const labels: Record<Part, string> = { html: 'HTML', text: 'Text', calendar: 'Calendar', source: 'Source' }

function shown(mail: Mail, part: Part): Markup {
  if (part === 'source') return html`<pre>${mail.raw.toString('utf8')}</pre>`
  if (part === 'text') return html`<pre>${mail.email.text ?? 'This mail has no text part.'}</pre>`
  if (part === 'calendar' && mail.calendarPart) return calendar(mail.calendarPart)
  if (!mail.email.html) return html`<p class="empty">This mail has no HTML part.</p>`
  // no script, no form, an origin of its own; a link opens beside, in a tab like any other
  const sandbox = 'allow-popups allow-popups-to-escape-sandbox'
  return html`<iframe sandbox="${sandbox}" title="The mail as HTML" srcdoc="${openingBeside(mail.email.html)}"></iframe>`
}

/** The mail with its links opening in a new tab that knows nothing of this one. The mail itself stays as it is. */
function openingBeside(body: string): string {
  const linked = body.replace(/<a\b(?![^>]*\srel=)/gi, '<a rel="noopener noreferrer"')
  const base = '<base target="_blank">'
  return /<head\b[^>]*>/i.test(linked) ? linked.replace(/<head\b[^>]*>/i, (head) => head + base) : base + linked
}

function calendar({ text, ...event }: NonNullable<Mail['calendarPart']>): Markup {
  return html`<dl class="event">${Object.entries(event).map(
    ([name, value]) => value !== '' && html`<dt>${name.charAt(0).toUpperCase() + name.slice(1)}</dt><dd>${value}</dd>`,
  )}</dl><pre>${text}</pre>`
}

const moment = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZone: 'UTC',
})

function time(instant: string): Markup {
  return html`<time datetime="${instant}" title="UTC">${moment.format(new Date(instant))}</time>`
}

function count(mails: number): string {
  return mails === 1 ? 'One mail' : `${mails} mails`
}
