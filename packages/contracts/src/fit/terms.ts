import { z } from 'zod'
import { impersonal } from '../personal-data.ts'
import { day } from '../values.ts'

/** In what a rhythm counts: days of each week, or weeks in turn. */
export const rhythmUnits = ['DAY', 'WEEK'] as const

/** How somebody goes between company and school: three weeks and one, or three days of each week and two. */
export const rhythm = z.object({
  atCompany: z.number().int().positive(),
  atSchool: z.number().int().positive(),
  unit: z.enum(rhythmUnits),
})
export type Rhythm = z.infer<typeof rhythm>

/** Levels of the Common European Framework of Reference for Languages, the lowest first. */
export const languageLevels = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2'] as const

/** A language and how well it is spoken. */
export const spokenLanguage = z.object({
  /** A BCP 47 tag. */
  language: impersonal(z.string()),
  level: z.enum(languageLevels),
})
export type SpokenLanguage = z.infer<typeof spokenLanguage>

/** What kind of contract a job is. */
export const jobKinds = [
  'INTERNSHIP',
  'APPRENTICESHIP',
  'PROFESSIONALISATION',
  'FIXED_TERM',
  'PERMANENT',
  'STUDENT_JOB',
] as const
export type JobKind = (typeof jobKinds)[number]

/** Levels of the European Qualifications Framework, the lowest first: in France CAP, bac, bac + 2, bac + 3, bac + 5, doctorate. */
export const studyLevels = ['EQF_3', 'EQF_4', 'EQF_5', 'EQF_6', 'EQF_7', 'EQF_8'] as const
export type StudyLevel = (typeof studyLevels)[number]

export const lengthUnits = ['WEEK', 'MONTH'] as const
export const payPeriods = ['HOUR', 'MONTH', 'YEAR'] as const
/** How much of the work is done from afar. */
export const remoteWork = ['NONE', 'PARTLY', 'WHOLLY'] as const

/** What a job offers and asks for beyond its text. What nobody has said is null, or an empty list. */
export const jobTerms = z.object({
  /** The first day, `YYYY-MM-DD`. */
  startsOn: day.nullable(),
  length: z.object({ count: z.number().int().positive(), unit: z.enum(lengthUnits) }).nullable(),
  rhythm: rhythm.nullable(),
  /** Before deductions. Without `to` it is `from` and nothing else. */
  pay: z
    .object({
      from: z.number().nonnegative(),
      to: z.number().nonnegative().nullable(),
      /** ISO 4217. */
      currency: impersonal(z.string()),
      per: z.enum(payPeriods),
    })
    .nullable(),
  hoursPerWeek: z.number().positive().nullable(),
  remote: z.enum(remoteWork).nullable(),
  /** Those that fit; none: it does not matter. */
  levels: z.array(z.enum(studyLevels)),
  languages: z.array(spokenLanguage),
  skills: z.array(impersonal(z.string())),
})
export type JobTerms = z.infer<typeof jobTerms>
