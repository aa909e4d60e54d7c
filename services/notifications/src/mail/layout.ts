import { readFile } from 'node:fs/promises'
import type { Language } from '@passerelle/kernel'
import { Liquid, type Template } from 'liquidjs'
import mjml2html from 'mjml'
import type { When } from '../words/when.ts'
import type { Action, Detail, MailWords } from './mail.ts'

/** What the layout shows, named as `layout.mjml` names it. */
interface MailPage extends Pick<MailWords, 'subject' | 'heading' | 'opening' | 'action' | 'closing'> {
  language: Language
  preview: string
  ticket: When | null
  details: readonly Detail[]
  links: readonly Action[]
  buttons: readonly Action[]
  footer: string
}

/** Everything that is put into the page is escaped; what people wrote cannot become markup. */
const engine = new Liquid({ outputEscape: 'escape', strictVariables: true, strictFilters: true })
let compiled: Promise<Template[]> | undefined

/** The one look of all mails. MJML is compiled once in the life of a process: its output is still a Liquid template. */
export async function layOut(page: MailPage): Promise<string> {
  compiled ??= compile()
  return engine.render(await compiled, page)
}

async function compile(): Promise<Template[]> {
  const source = await readFile(new URL('./layout.mjml', import.meta.url), 'utf8')
  const { html } = await mjml2html(source, { validationLevel: 'strict', fonts: {}, keepComments: false })
  // Indentation is a third of the page, and each mail would carry it.
  return engine.parse(html.replace(/^\s+/gm, ''))
}
