/** Text that is HTML already. */
export class Markup {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

type Part = Markup | string | number | null | undefined | false | readonly Part[]

/** A template whose values are escaped, unless they are Markup; lists are joined, nothing stands for null and false. */
export function html(strings: TemplateStringsArray, ...values: Part[]): Markup {
  return new Markup(strings.map((text, index) => text + rendered(values[index])).join(''))
}

function rendered(part: Part): string {
  if (part instanceof Markup) return part.text
  if (Array.isArray(part)) return part.map(rendered).join('')
  if (part === null || part === undefined || part === false) return ''
  return escaped(String(part))
}

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
