import { cleanLine } from './text/clean.ts'

const currencies = new Set(Intl.supportedValuesOf('currency'))

/** A currency by its code of ISO 4217, in capitals: `EUR`. @returns undefined when there is none of this code */
export function currencyOf(text: string): string | undefined {
  const code = cleanLine(text).toUpperCase()
  return currencies.has(code) ? code : undefined
}
