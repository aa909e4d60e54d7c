import { readFile } from 'node:fs/promises'
import { Liquid, type Template } from 'liquidjs'
import mjml2html from 'mjml'

/** Everything that is put into the page is escaped; what people wrote cannot become markup. */
const engine = new Liquid({ outputEscape: 'escape', strictVariables: true, strictFilters: true })
let compiled: Promise<Template[]> | undefined

/** The one look of all mails. MJML is compiled once in the life of a process: its output is still a Liquid template. */
export async function layOut(facts: Record<string, unknown>): Promise<string> {
  compiled ??= compile()
  return engine.render(await compiled, facts)
}

async function compile(): Promise<Template[]> {
  const source = await readFile(new URL('./layout.mjml', import.meta.url), 'utf8')
  const { html } = await mjml2html(source, { validationLevel: 'strict', fonts: {}, keepComments: false })
  // Indentation is a third of the page, and each mail would carry it.
  return engine.parse(html.replace(/^\s+/gm, ''))
}
