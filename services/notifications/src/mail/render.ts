import { cleanLine, cleanText, type Language } from '@passerelle/kernel'
import { withoutSecrets } from '../invitation/inbound/own-secrets.ts'
import { layOut } from './layout.ts'
import type { Action, MailWords, WordedMail } from './mail.ts'

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
  const details = words.details.map((detail) => ({ ...detail, value: cleanText(detail.value ?? '') }))
  return {
    subject: cleanLine(cleanText(words.subject)),
    heading: cleanText(words.heading),
    opening: words.opening.map(cleanText),
    details: details.filter(({ value }) => value !== ''),
    action: act(words.action),
    more: (words.more ?? []).map(act),
    closing: words.closing.map(cleanText),
  }
}

function inText(said: Cleaned, language: Language, which: (one: Action) => boolean = () => true): string {
  const colon = colons[language]
  const details = said.details.map(({ label, value }) => label + colon + value.replaceAll('\n', '\n  '))
  const links = said.more.filter(({ shown }) => shown === 'link')
  const buttons = said.more.filter(({ shown }) => shown === 'button')
  const actions = [...links, said.action, ...buttons].filter(which)
  const action = actions.map(({ label, href }) => `${label}${colon}${href}`).join('\n')
  const paragraphs = [...said.opening, details.join('\n'), action, ...said.closing, `-- \n${footers[language]}`]
  return paragraphs.filter((paragraph) => paragraph !== '').join('\n\n')
}
