/** One content line (RFC 5545 §3.1): names are in upper case, values as they stand. */
export interface ContentLine {
  name: string
  params: Readonly<Record<string, string>>
  value: string
}

export interface Component {
  name: string
  lines: ContentLine[]
  parts: Component[]
}

const deepest = 8
const mostLines = 20_000

/**
 * Reads a calendar as mail programs really write it: any line ends, lines without a colon skipped, ends that are missing
 * or too many forgiven. Takes time in proportion to the text and never throws.
 * @returns the outermost calendars; a mail may bring several in one part
 */
export function readCalendars(text: string): Component[] {
  const root: Component = { name: '', lines: [], parts: [] }
  const open = [root]
  const lines = text
    .replace(/\r\n?|\n/g, '\n')
    .replace(/\n[ \t]/g, '')
    .split('\n', mostLines)
  for (const raw of lines) {
    const line = readLine(raw)
    if (!line) continue
    const name = line.value.trim().toUpperCase()
    if (line.name === 'BEGIN') {
      if (open.length > deepest) return []
      const part: Component = { name, lines: [], parts: [] }
      open.at(-1)!.parts.push(part)
      open.push(part)
    } else if (line.name === 'END') {
      const at = open.findLastIndex((part) => part.name === name)
      if (at > 0) open.length = at
    } else open.at(-1)!.lines.push(line)
  }
  return root.parts.filter(({ name }) => name === 'VCALENDAR')
}

/** Splits at the first `:` and at `;` outside of quotes, without backtracking. */
function readLine(raw: string): ContentLine | null {
  const cuts: number[] = []
  let quoted = false
  let colon = -1
  for (let at = 0; at < raw.length; at++) {
    const character = raw[at]
    if (character === '"') quoted = !quoted
    else if (quoted) continue
    else if (character === ';') cuts.push(at)
    else if (character === ':') {
      colon = at
      break
    }
  }
  if (colon < 1) return null
  const [name = '', ...params] = [...cuts, colon].map((cut, index, all) => raw.slice((all[index - 1] ?? -1) + 1, cut))
  return { name: name.trim().toUpperCase(), params: paramsOf(params), value: raw.slice(colon + 1) }
}

function paramsOf(texts: readonly string[]): Record<string, string> {
  const params: Record<string, string> = Object.create(null)
  for (const text of texts) {
    const equals = text.indexOf('=')
    if (equals > 0) params[text.slice(0, equals).trim().toUpperCase()] ??= unquoted(text.slice(equals + 1).trim())
  }
  return params
}

function unquoted(text: string): string {
  return text.startsWith('"') && text.endsWith('"') && text.length > 1 ? text.slice(1, -1) : text
}

/** RFC 5545 §3.3.11 */
export function unescaped(value: string): string {
  return value.replace(/\\([nN\\,;])/g, (_, character: string) => (/n/i.test(character) ? '\n' : character))
}
