/** Of somebody, or of something, of whom no zone is known. A person's own comes first, then that of the school. */
export const defaultTimeZone = 'Europe/Paris'

/** More than the zones of the database and their spellings: what strangers send must not fill the memory. */
const mostKept = 2_000
const zones = new Map<string, boolean>()
const formats = new Map<string, Intl.DateTimeFormat>()

/**
 * Whether the name is in the IANA time zone database as this machine knows it. An offset such as `+02:00` is none: it does
 * not know clock changes.
 */
export function isTimeZone(name: string): boolean {
  return kept(zones, name, () => /^[A-Za-z]/.test(name) && isKnown(name))
}

/** One `Intl.DateTimeFormat` for each zone and manner: they are dear to make. @throws RangeError when the zone is unknown */
export function dateFormat(locale: string, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, timeZone, options])
  return kept(formats, key, () => new Intl.DateTimeFormat(locale, { ...options, timeZone }))
}

function isKnown(name: string): boolean {
  try {
    dateFormat('en', name, {})
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

function kept<Value>(all: Map<string, Value>, key: string, make: () => Value): Value {
  const known = all.get(key)
  if (known !== undefined) return known
  const made = make()
  if (all.size >= mostKept) all.clear()
  all.set(key, made)
  return made
}
