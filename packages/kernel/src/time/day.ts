/** Years before 1000 are slips of a key. */
const form = /^[1-9]\d{3}-\d\d-\d\d$/

/** What a birth, a fair or a closing date can be. */
const [earliest, latest] = ['1900-01-01', '2199-12-31']

/** Whether it is a day of the calendar, written `YYYY-MM-DD` and nothing behind it. */
export function isDay(text: string): boolean {
  if (!form.test(text)) return false
  const midnight = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(text)
}

/** Whether it is a day from 1900 to 2199: what else is written into a form is a slip of a key. */
export function isLikelyDay(text: string): boolean {
  return isDay(text) && text >= earliest && text <= latest
}

/** The day of UTC at an instant, `YYYY-MM-DD`. */
export function utcDay(at: Date): string {
  return at.toISOString().slice(0, 10)
}
