import type { Contract } from './contract.ts'
import * as employers from './employers.ts'
import * as events from './events.ts'
import * as matchmaking from './matchmaking.ts'
import * as notifications from './notifications.ts'
import * as scheduling from './scheduling.ts'

export type { Contract } from './contract.ts'
export * from './employers.ts'
export * from './events.ts'
export { languagesOf } from './fit/languages.ts'
export { rhythmOf } from './fit/rhythm.ts'
export { fitWords, profileLines, type SaidLine, termsSaid } from './fit/said/terms-said.ts'
export { skillsOf } from './fit/skills.ts'
export {
  type JobKind,
  type JobTerms,
  jobKinds,
  languageLevels,
  lengthUnits,
  payPeriods,
  type Rhythm,
  remoteWork,
  rhythmUnits,
  type SpokenLanguage,
  type StudyLevel,
  studyLevels,
} from './fit/terms.ts'
export * from './matchmaking.ts'
export * from './notifications.ts'
export { organisersOf } from './organisers.ts'
export { linkToMeet, longestAddress, nowhere, type Place, placeKinds, placeWritten } from './place.ts'
export type { CodeOf, KeyOf, RefusalKey } from './refusals/catalogue.ts'
export { refuse, sentenceOf } from './refusals/refuse.ts'
export { nameLine, oneLine, optionalLine, optionallyWritten, written } from './refusals/typed-text.ts'
export type { Field, JobStanding } from './refusals/words.ts'
export { permissionWords, roleWords } from './refusals/words-of-rights.ts'
export * from './scheduling.ts'
export { type Misfit, misfitOf } from './stands-at-event.ts'
export type { TalentId } from './values.ts'

function isContract(value: unknown): value is Contract {
  return typeof value === 'object' && value !== null && 'type' in value && 'topic' in value
}

/** Every event that crosses a service. */
export const contracts: readonly Contract[] = [employers, events, scheduling, matchmaking, notifications].flatMap(
  (service) => Object.values(service).filter(isContract),
)

/** Every topic, once. */
export const topics: readonly string[] = [...new Set(contracts.map((contract) => contract.topic))]
