import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { languages } from '@passerelle/kernel'
import { catalogue, type RefusalKey } from './catalogue.ts'
import { refuse, sentenceOf } from './refuse.ts'

const keys = Object.keys(catalogue.fr) as RefusalKey[]

test('every language has every key, and no other', () => {
  for (const language of languages) expect(Object.keys(catalogue[language]).sort()).toEqual([...keys].sort())
})

test('a key is CODE or CODE.VARIANT', () => {
  for (const key of keys) expect(key).toMatch(/^[A-Z][A-Z0-9_]*(\.[A-Z][A-Z0-9_]*)?$/)
})

test('no two files of a language have the same key', () => {
  for (const language of languages) {
    const folder = new URL(`${language}/`, import.meta.url)
    const written = readdirSync(folder)
      .filter((name) => name !== 'words.ts')
      .flatMap((name) => [...readFileSync(new URL(name, folder), 'utf8').matchAll(/^ {2}'?([A-Z][A-Z0-9_.]+)'?:/gm)])
      .map(([, key]) => key!)
    expect(written.toSorted()).toEqual([...keys].sort())
  }
})

test('a sentence is whole, is one line, and French has its own spaces', () => {
  for (const language of languages) {
    for (const [key, sentence] of Object.entries(catalogue[language])) {
      if (typeof sentence !== 'string') continue
      expect([key, sentence]).toEqual([key, expect.stringMatching(/^[A-ZÀ-Ý].{8,}[.?!]$/u)])
      expect([key, sentence.includes("'")]).toEqual([key, false])
    }
  }
})

/** Words that point to a way on, in each language. */
const wayOn = {
  fr: /demandez|adressez-vous|connectez-vous|se connecte|choisissez|utilisez|proposez|refusez|retire[rz]|ouvrez|lisez|serez prévenu/i,
  en: /\bask|\bsign in|\bchoose|\buse\b|\boffer informational|\breject it|\bwithdraw|\bleave out|\bopen a booth|\bread them|will be told/i,
}

test('GQ-06 who may not do or see something is told what to do instead', () => {
  const values = { role: 'ADMIN', permission: 'MANAGE_EVENTS', scope: 'FEED' }
  for (const key of keys.filter((one) => one.startsWith('FORBIDDEN'))) {
    for (const language of languages) {
      const sentence = sentenceOf({ key, values }, language)
      expect([key, sentence]).toEqual([key, expect.stringMatching(wayOn[language])])
    }
  }
})

test('AC-02 no sentence speaks of passports: they are between the gateway and its services', () => {
  const sentences = languages.flatMap((language) => Object.values(catalogue[language]))
  expect(sentences.filter((sentence) => /passe?port/i.test(String(sentence)))).toEqual([])
})

test('PE-03 a refusal is said in the language of whoever reads it, with its values', () => {
  const refusal = refuse('INVALID_INPUT.TOO_LONG', { what: 'title', longest: 20_000 }, { field: 'title' })
  expect(refusal.code).toBe('INVALID_INPUT')
  expect(sentenceOf(refusal, 'fr')).toBe('Le titre : 20\u202f000 caractères au plus.')
  expect(sentenceOf(refusal, 'en')).toBe('The title may have 20,000 characters at most.')
  expect(refusal.details).toEqual({ field: 'title' })
})

test('a refusal knows its code, and takes the values of its sentence and no others', () => {
  const refusal = refuse('SLOT_TAKEN', undefined, { nextFreeSlots: [] })
  const code: 'SLOT_TAKEN' = refusal.code
  expect(code).toBe('SLOT_TAKEN')
  // @ts-expect-error There is no such sentence.
  refuse('SLOT_GONE')
  // @ts-expect-error The sentence needs its values.
  expect(() => sentenceOf(refuse('ALREADY_MEMBER'), 'fr')).toThrow(TypeError)
  // @ts-expect-error The sentence names another word.
  refuse('INVALID_INPUT.EMPTY', { what: 'shoe size' })
})
