/** What is to be corrected in a form: a sentence, and the names of the fields that it is about. */
export interface Problem {
  readonly message: string
  readonly fields: readonly string[]
}

/** What came of the press of a button. A step that was taken meanwhile is no mistake: the page says how it stands. */
export type Pressed = 'SENT' | 'OVERTAKEN' | Problem

/** What a mutation of ours says of its refusal. */
export interface Refused {
  readonly code?: string
  readonly message?: string
  readonly field?: string | null
}

/** What a form calls the fields of the mutations behind it. */
const formFields: Readonly<Record<string, readonly string[]>> = {
  startsAt: ['date', 'time'],
  durationMinutes: ['duration'],
  place: ['place'],
  comment: ['comment'],
}

const overtaken = ['DECISION_CLOSED', 'OFFER_REFUSED']

export function pressed({ code, message, field }: Refused): Pressed {
  if (message === undefined) return 'SENT'
  if (overtaken.includes(code ?? '')) return 'OVERTAKEN'
  return { message, fields: formFields[field ?? ''] ?? [] }
}
