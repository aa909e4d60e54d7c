import { cleanLine, cleanText, type Language } from '@passerelle/kernel'
import { withoutSecrets } from '../invitation/inbound/own-secrets.ts'
import { layOut } from './layout.ts'
import type { Action, Detail, MailWords, WordedMail } from './mail.ts'

export interface RenderedMail {
  subject: string
  text: string
  html: string
  /** The text part for a calendar, which people show to others: without the links that act in the reader's name. */
  description: string
}

const footers: Record<Language, string> = {
  fr: 'Ce message vous est adressé par Passerelle parce qu’il vous concerne. Les heures sont données dans votre fuseau.',
  en: 'Passerelle sends you this because it concerns you. Times are given in your time zone.',
}
const colons: Record<Language, string> = { fr: ' : ', en: ': ' }

/** A mail in one language: subject, text part and HTML part say the same. */
export async function renderMail({ words, ticket }: WordedMail, language: Language): Promise<RenderedMail> {
  const said = cleaned(words)
  const { subject, heading, opening, action, closing } = said
  const html = await layOut({
    ...{ subject, heading, opening, action, closing },
    details: ticket ? said.details.filter((detail) => !detail.inTicket) : said.details,
    links: said.more.filter(({ shown }) => shown === 'link'),
    buttons: said.more.filter(({ shown }) => shown === 'button'),
    language,
    preview: said.opening.slice(1).join(' '),
    ticket,
    footer: footers[language],
  })
  const open = (one: Action) => withoutSecrets(one.href) === one.href
  return { subject: said.subject, text: inText(said, language), html, description: inText(said, language, open) }
}

interface Cleaned extends MailWords {
  details: { label: string; value: string; inTicket?: boolean }[]
  more: (Action & { shown: 'link' | 'button' })[]
}

/** What people wrote cannot end a line of the head, nor turn a text around. */
function cleaned(words: MailWords): Cleaned {
  const act = <One extends Action>(one: One): One => ({
    ...one,
    label: cleanText(one.label),
    href: cleanText(one.href),
  })
  return {
    subject: cleanLine(cleanText(words.subject)),
    heading: cleanText(words.heading),
    opening: words.opening.map(cleanText),
    details: cleanedDetails(words.details),
    action: act(words.action),
    more: (words.more ?? []).map(act),
    closing: words.closing.map(cleanText),
  }
}

function cleanedDetails(details: readonly Detail[]): Cleaned['details'] {
  const cleaned = details.map((detail) => ({ ...detail, value: cleanText(detail.value ?? '') }))
  return cleaned.filter(({ value }) => value !== '')
}

/** Details as the text part of a mail has them, a line each. */
export function spellDetails(details: readonly Detail[], language: Language): string {
  return linesOf(cleanedDetails(details), language)
}

function linesOf(details: Cleaned['details'], language: Language): string {
  return details.map(({ label, value }) => label + colons[language] + value.replaceAll('\n', '\n  ')).join('\n')
}

function inText(said: Cleaned, language: Language, which: (one: Action) => boolean = () => true): string {
  const colon = colons[language]
  const links = said.more.filter(({ shown }) => shown === 'link')
  const buttons = said.more.filter(({ shown }) => shown === 'button')
  const actions = [...links, said.action, ...buttons].filter(which)
  const action = actions.map(({ label, href }) => `${label}${colon}${href}`).join('\n')
  const paragraphs = [
    ...said.opening,
    linesOf(said.details, language),
    action,
    ...said.closing,
    `-- \n${footers[language]}`,
  ]
  return paragraphs.filter((paragraph) => paragraph !== '').join('\n\n')
}
