import { cleanLine } from './clean.ts'

/** Letters that Unicode does not take apart, as people type them who do not have them on their keys. */
const spelled: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ı: 'i',
  ς: 'σ',
}
const spelledLetters = new RegExp(`[${Object.keys(spelled).join('')}]`, 'g')

/**
 * Accents of Latin, Greek and Cyrillic letters, and the points of Hebrew and Arabic, which most people leave out. The
 * vowel and tone signs of Indic and Thai scripts and the voicing marks of Japanese are none: they make another word.
 */
const accents =
  /[\u0300-\u036f]|[\u0483-\u0489]|(?![\u05be\u05c0\u05c3\u05c6])[\u0591-\u05c7]|[\u064b-\u065f]|\u0670|[\u1ab0-\u1aff]|[\u1dc0-\u1dff]|[\u20d0-\u20ff]|[\ufe20-\ufe2f]/g
/** Letters to Unicode, apostrophes to people: `Hawai‘i`, `Hawaiʻi` and `Hawai'i` are typed as one word or another. */
const letterApostrophes = /[\u02b9-\u02bd\u02c8\ua78b\ua78c]/g
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu
const betweenWords = /[^\p{L}\p{N}\p{M}]+/gu

/**
 * A text as it is searched, compared and sorted: words in small letters without accents, one blank between them.
 * `L’Œuvre-Noël` is `l oeuvre noel`. Nothing is left in it that means something to `LIKE` or to a text search.
 */
export function folded(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(invisible, '')
    .replace(accents, '')
    .replace(letterApostrophes, ' ')
    .replace(spelledLetters, (letter) => spelled[letter]!)
    .normalize('NFC')
    .replace(betweenWords, ' ')
    .trim()
}

/** The words that somebody searches, folded; ten at most, as nobody needs more to find somebody. */
export function wordsOf(search: string): string[] {
  return folded(search).split(' ', 10).filter(Boolean)
}

/**
 * One pattern for `LIKE` for each word that somebody searches in a folded column; all have to match. None for an empty
 * search, which finds everything; one that matches nothing for a search without a letter or digit.
 */
export function patternsOf(search: string): string[] {
  const words = wordsOf(search)
  return words.length === 0 && cleanLine(search) !== '' ? [''] : words.map((word) => `%${word}%`)
}
