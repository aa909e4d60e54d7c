import {
  linkToMeet,
  longestAddress,
  nowhere,
  optionalLine,
  type Place,
  type placeKinds,
  refuse,
} from '@passerelle/contracts'
import { cleanLine, isRefusal, phoneNumberOf, type Refusal } from '@passerelle/kernel'
import type { Side } from '../interview/lifecycle.ts'

/** A place as somebody asks for it. What belongs to another kind is looked at, and not kept. */
export interface PlaceAsked {
  kind: (typeof placeKinds)[number]
  address?: string | null | undefined
  room?: string | null | undefined
  phone?: string | null | undefined
  /** The recruiter when left out. */
  caller?: Side | null | undefined
  link?: string | null | undefined
}

const longestRoom = 100

/** The room of this house: where people meet when nothing else is said. */
export const ourRoom: Place = { kind: 'ROOM', ...nowhere }

/**
 * A number is needed where the talent calls: the recruiter may know whom he calls. A link of one's own is https, and leads
 * to where everybody may go.
 * @returns INVALID_INPUT for what is missing, too long, no number, or no such link
 */
export function placed(asked: PlaceAsked): Place | Refusal {
  const address = optionalLine('address', asked.address, longestAddress, 'place.address')
  if (isRefusal(address)) return address
  const room = optionalLine('room', asked.room, longestRoom, 'place.room')
  if (isRefusal(room)) return room
  const phone = isBlank(asked.phone) ? null : phoneNumberOf(asked.phone)
  if (phone === undefined) return refuse('INVALID_INPUT.NO_PHONE', undefined, { field: 'place.phone' })
  const link = isBlank(asked.link) ? null : linkToMeet(asked.link)
  if (link === undefined) return refuse('INVALID_INPUT.NO_LINK', undefined, { field: 'place.link' })
  const { kind } = asked
  switch (kind) {
    case 'ADDRESS':
      return address === null ? missing('address') : { ...nowhere, kind, address, room }
    case 'PHONE': {
      const caller = asked.caller ?? 'RECRUITER'
      return phone === null && caller === 'TALENT' ? missing('phone') : { ...nowhere, kind, phone, caller }
    }
    case 'LINK':
      return link === null ? missing('link') : { ...nowhere, kind, link }
    case 'ROOM':
      return ourRoom
  }
}

export function isSamePlace(one: Place, other: Place): boolean {
  const parts = ({ kind, address, room, phone, caller, link }: Place) => [kind, address, room, phone, caller, link]
  return JSON.stringify(parts(one)) === JSON.stringify(parts(other))
}

const isBlank = (text: string | null | undefined): text is null | undefined => text == null || cleanLine(text) === ''

function missing(what: 'address' | 'phone' | 'link'): Refusal {
  return refuse('INVALID_INPUT.EMPTY', { what }, { field: `place.${what}` })
}
