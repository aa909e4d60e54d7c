import { cleanLine, cleanText } from '@passerelle/kernel'
import { Liquid, type Template } from 'liquidjs'
import type { Language, When } from '../words/when.ts'
import { layOut } from './layout.ts'
import type { MessageKind } from './message.ts'
import { type Action, type Words, words } from './words.ts'

export interface MailFacts {
  /** What the words speak of: names, `when`, `link`… A name that is missing is a fault and throws. */
  facts: Readonly<Record<string, unknown>>
  /** Shown large where there is an appointment that stands. */
  ticket: When | null
}

export interface RenderedMail {
  subject: string
  text: string
  html: string
}

/** Plain text: escaping is the layout's business, and the text part needs none. */
const engine = new Liquid({ strictVariables: true, strictFilters: true, greedy: false })
const parsed = new Map<string, Template[]>()

const footers: Record<Language, string> = {
  fr: 'Ce message vous est adressé par Passerelle parce qu’il vous concerne. Les heures sont données dans votre fuseau.',
  en: 'Passerelle sends you this because it concerns you. Times are given in your time zone.',
}

/** The mail of one kind in one language: subject, text part and HTML part say the same. */
export async function renderMail(kind: MessageKind, language: Language, mail: MailFacts): Promise<RenderedMail> {
  const said = await say(words[kind][language], mail.facts)
  const html = await layOut({
    ...said,
    details: mail.ticket ? said.details.filter((detail) => !detail.inTicket) : said.details,
    links: said.more?.filter(({ shown }) => shown === 'link') ?? [],
    buttons: said.more?.filter(({ shown }) => shown === 'button') ?? [],
    language,
    preview: said.opening.slice(1).join(' '),
    ticket: mail.ticket,
    footer: footers[language],
  })
  return { subject: said.subject, text: inText(said, language), html }
}

async function say(template: Words, facts: MailFacts['facts']): Promise<Words> {
  const fill = async (source: string) => cleanText(await engine.render(parse(source), facts))
  const all = (sources: readonly string[]) => Promise.all(sources.map(fill))
  const act = async <One extends Action>(one: One): Promise<One> => ({
    ...one,
    label: await fill(one.label),
    href: await fill(one.href),
  })
  const details = await Promise.all(
    template.details.map(async (detail) => ({ ...detail, value: await fill(detail.value) })),
  )
  return {
    subject: cleanLine(await fill(template.subject)),
    heading: await fill(template.heading),
    opening: await all(template.opening),
    details: details.filter(({ value }) => value !== ''),
    action: await act(template.action),
    more: (await Promise.all((template.more ?? []).map(act))).filter(({ href }) => href !== ''),
    closing: await all(template.closing),
  }
}

function parse(source: string): Template[] {
  const template = parsed.get(source) ?? engine.parse(source)
  parsed.set(source, template)
  return template
}

function inText(said: Words, language: Language): string {
  const colon = language === 'fr' ? ' : ' : ': '
  const details = said.details.map(({ label, value }) => label + colon + value.replaceAll('\n', '\n  '))
  const links = said.more?.filter(({ shown }) => shown === 'link') ?? []
  const buttons = said.more?.filter(({ shown }) => shown === 'button') ?? []
  const action = [...links, said.action, ...buttons].map(({ label, href }) => `${label}${colon}${href}`).join('\n')
  const paragraphs = [...said.opening, details.join('\n'), action, ...said.closing, `-- \n${footers[language]}`]
  return paragraphs.filter((paragraph) => paragraph !== '').join('\n\n')
}
