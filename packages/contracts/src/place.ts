import { phoneNumberOf, webAddressOf } from '@passerelle/kernel'
import { z } from 'zod'
import { personal } from './personal-data.ts'

/** An address, a phone call, a video link of one's own, or the room of this house. */
export const placeKinds = ['ADDRESS', 'PHONE', 'LINK', 'ROOM'] as const

/** Where people meet. What another kind of place has is null. */
export const place = z.object({
  kind: z.enum(placeKinds),
  /** Of an ADDRESS, one line. */
  address: personal(z.string()).nullable(),
  /** Where at the address, if that is said. */
  room: personal(z.string()).nullable(),
  /** Of a PHONE call, the number that is called; null where the one who calls knows it. */
  phone: personal(z.string()).nullable(),
  /** Of a PHONE call, the side that calls. */
  caller: z.enum(['TALENT', 'RECRUITER']).nullable(),
  /** Of a LINK, https. */
  link: personal(z.string()).nullable(),
})
export type Place = z.infer<typeof place>

/** Characters of an address, which is one line. */
export const longestAddress = 300

/** What every kind of place has of the others. */
export const nowhere = { address: null, room: null, phone: null, caller: null, link: null }

/** @returns a link by which anybody may come, https alone; undefined when the text is none */
export function linkToMeet(text: string): string | undefined {
  const link = webAddressOf(text)
  return link?.startsWith('https:') ? link : undefined
}

/**
 * A place that somebody wrote in one line: a link of their own, a number that the talent calls, or else an address.
 * @returns undefined for what is meant as a link and is none that anybody may be shown, or not https
 */
export function placeWritten(line: string): Place | undefined {
  const phone = phoneNumberOf(line)
  if (phone) return { ...nowhere, kind: 'PHONE', phone, caller: 'TALENT' }
  // A word, a colon and a blank begin no link: "Lieu : …", "Room: …".
  if (!/^(?:[a-z][a-z\d+.-]*:(?! )|www\.)/i.test(line)) return { ...nowhere, kind: 'ADDRESS', address: line }
  const link = linkToMeet(line)
  return link === undefined ? undefined : { ...nowhere, kind: 'LINK', link }
}
