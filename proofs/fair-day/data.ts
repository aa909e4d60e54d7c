import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'

/** Five days of four periods, numbered from 1 (first day, first period) to 20. */
export const daysOfFair = 5
export const periodsOfDay = 4

export interface CompanyRow {
  readonly name: string
  /** How many candidates it meets at most. */
  readonly capacity: number
  /** How many of its people receive candidates at the same time. */
  readonly parallel: number
}

export interface StudentRow {
  /** From 1. */
  readonly number: number
  /** By company, in the order of the companies: 1 (very interested) to 5 (not at all). */
  readonly preferences: readonly number[]
  /** The periods, from 1 to 20, in which the student is free. */
  readonly free: readonly number[]
}

export interface FairData {
  readonly companies: readonly CompanyRow[]
  readonly students: readonly StudentRow[]
}

/**
 * The 100 students and 15 companies of CSPLib problem 062 (see bench/data/ATTRIBUTION.md).
 * @param limit how many students, for a smaller fair
 */
export function readFairData(limit = 100): FairData {
  const free = rows('slots100.csv').map(([, ...periods]) => periods.map(Number))
  const preferences = rows('test100.csv').map((cells) => cells.map(Number))
  if (free.length !== preferences.length) throw new Error('slots100.csv and test100.csv name different students')
  const companies = rows('company100.csv').map(
    ([name, , , upper, , parallel]): CompanyRow => ({
      name: name!,
      // With fewer students there are fewer interviews, so that it stays as hard to meet.
      capacity: Math.ceil((Number(upper) * Math.min(limit, free.length)) / free.length),
      parallel: Number(parallel),
    }),
  )
  const students = preferences.slice(0, limit).map((wishes, index): StudentRow => {
    if (wishes.length !== companies.length) throw new Error(`test100.csv: row ${index + 1} lacks a company`)
    return { number: index + 1, preferences: wishes, free: free[index]! }
  })
  return { companies, students }
}

/** The lines after the heading. */
function rows(file: string): string[][] {
  const text = readFileSync(new URL(`../../bench/data/${file}`, import.meta.url), 'utf8')
  return parse(text, { trim: true, skip_empty_lines: true, from_line: 2 }) as string[][]
}
