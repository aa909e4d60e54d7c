import type { Language } from '@passerelle/kernel'
import { employers as employersInEnglish } from './en/employers.ts'
import { events as eventsInEnglish } from './en/events.ts'
import { matchmaking as matchmakingInEnglish } from './en/matchmaking.ts'
import { notifications as notificationsInEnglish } from './en/notifications.ts'
import { scheduling as schedulingInEnglish } from './en/scheduling.ts'
import { shared as sharedInEnglish } from './en/shared.ts'
import { employers } from './fr/employers.ts'
import { events } from './fr/events.ts'
import { matchmaking } from './fr/matchmaking.ts'
import { notifications } from './fr/notifications.ts'
import { scheduling } from './fr/scheduling.ts'
import { shared } from './fr/shared.ts'
import type { Said } from './words.ts'

const french = { ...shared, ...employers, ...events, ...scheduling, ...matchmaking, ...notifications }
type French = typeof french

/** Every sentence of a refusal, by its key: `CODE`, or `CODE.VARIANT` where one code has several. */
export const catalogue: Readonly<Record<Language, Said<French>>> = {
  fr: french,
  en: {
    ...sharedInEnglish,
    ...employersInEnglish,
    ...eventsInEnglish,
    ...schedulingInEnglish,
    ...matchmakingInEnglish,
    ...notificationsInEnglish,
  },
}

export type RefusalKey = keyof French
/** The values that a sentence is made of; `undefined` when it needs none. */
export type RefusalValues<Key extends RefusalKey> = French[Key] extends (values: infer Values) => string
  ? Values
  : undefined
/** What clients see: the part of a key before its dot. */
export type CodeOf<Key extends string> = Key extends `${infer Code}.${string}` ? Code : Key
/** The keys of one code. */
export type KeyOf<Code extends string> = Extract<RefusalKey, Code | `${Code}.${string}`>
