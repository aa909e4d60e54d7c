import { optionallyWritten, refuse, written } from '@passerelle/contracts'
import { isRefusal, type Language, type Refusal, webAddressOf } from '@passerelle/kernel'

/** What students are told, so that nobody takes them in. */
export interface SafetyAdvice {
  readonly text: string
  /** Where more of it is to be read. */
  readonly link: string | null
}

export interface SchoolTexts {
  /** What staff look at when they decide about companies and jobs. Null: nothing is written down. */
  criteria: string | null
  /** Null: what this house advises. */
  safetyAdvice: readonly SafetyAdvice[] | null
}

export interface TextsTyped {
  readonly criteria?: string | null | undefined
  readonly safetyAdvice?: readonly { text: string; link?: URL | string | null | undefined }[] | null | undefined
}

const longestCriteria = 5_000
const longestAdvice = 500
const mostAdvice = 20

/**
 * What is left out stays as it is; null, or nothing in it, is none of its own.
 * @returns INVALID_INPUT for a text that is empty or too long, a link that is not for everybody, or more than twenty pieces of advice
 */
export function textsTyped(before: SchoolTexts, typed: TextsTyped): SchoolTexts | Refusal {
  const criteria = typed.criteria === undefined ? before.criteria : criteriaOf(typed.criteria)
  if (isRefusal(criteria)) return criteria
  const safetyAdvice = typed.safetyAdvice === undefined ? before.safetyAdvice : adviceOf(typed.safetyAdvice ?? [])
  if (isRefusal(safetyAdvice)) return safetyAdvice
  return { criteria, safetyAdvice }
}

function criteriaOf(criteria: string | null): string | null | Refusal {
  return optionallyWritten('criteria', criteria, longestCriteria)
}

function adviceOf(typed: NonNullable<TextsTyped['safetyAdvice']>): SafetyAdvice[] | null | Refusal {
  const field = 'safetyAdvice'
  if (typed.length > mostAdvice) return refuse('INVALID_INPUT.ADVICE_AT_MOST', { most: mostAdvice }, { field })
  const kept: SafetyAdvice[] = []
  for (const [place, { text, link }] of typed.entries()) {
    const said = written('advice', text, longestAdvice, `${field}.${place}.text`)
    if (isRefusal(said)) return said
    const open = link ? webAddressOf(String(link)) : null
    if (open === undefined) return refuse('INVALID_INPUT.NO_WEBSITE', undefined, { field: `${field}.${place}.link` })
    kept.push({ text: said, link: open })
  }
  return kept.length > 0 ? kept : null
}

const link = 'https://www.cybermalveillance.gouv.fr/'

/** What a school advises that has not written anything itself. */
export const usualAdvice: Readonly<Record<Language, readonly SafetyAdvice[]>> = {
  fr: [
    'Si une offre paraît trop belle pour être vraie, elle l’est sans doute : « 300 € par jour depuis chez vous ».',
    'N’encaissez jamais de chèque pour un employeur, et ne lui donnez jamais d’argent.',
    'Méfiez-vous d’un employeur qui recrute sur le seul CV, sans entretien.',
  ].map((text) => ({ text, link })),
  en: [
    'If an offer seems too good to be true, it probably is: “€300 a day from home”.',
    'Never cash a cheque for an employer, and never give one money.',
    'Be wary of an employer who hires by the CV alone, without an interview.',
  ].map((text) => ({ text, link })),
}
