/** Years before 1000 are slips of a key. */
const form = /^[1-9]\d{3}-\d\d-\d\d$/

/** Whether it is a day of the calendar, written `YYYY-MM-DD` and nothing behind it. */
export function isDay(text: string): boolean {
  if (!form.test(text)) return false
  const midnight = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(text)
}
