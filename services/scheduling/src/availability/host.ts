import { isDeepStrictEqual } from 'node:util'
import type { bookingModes } from '@passerelle/contracts'
import type { EmployerId, EmployerUserId, EventId, HostId, PersonId } from '@passerelle/kernel'
import type { Kind } from '../interview/beginning.ts'
import type { HostDay } from '../slot/host-slots.ts'

export type BookingMode = (typeof bookingModes)[number]

export interface HostSettings {
  /** What people meet him for. */
  interviewKind: Kind
  bookingMode: BookingMode
  idealCandidate: string | null
  customQuestion: string | null
  /** Where he stands on days to which people come. */
  stand: string | null
}

/** A recruiter at one event: when he can be met and how a talent gets to him. */
export class Host {
  id: HostId
  eventId: EventId
  employerId: EmployerId
  employerUserId: EmployerUserId
  personId: PersonId
  bookingMode: BookingMode = 'SELECTIVE'
  interviewKind: Kind = 'JOB'
  idealCandidate: string | null = null
  customQuestion: string | null = null
  stand: string | null = null
  /** Whether he takes interviews at the moment. */
  open = false
  days: HostDay[] = []
  /** Starts of slots that are blocked, epoch milliseconds, in order. */
  blocked: number[] = []
  version!: number

  constructor(place: Pick<Host, 'id' | 'eventId' | 'employerId' | 'employerUserId' | 'personId'>) {
    this.id = place.id
    this.eventId = place.eventId
    this.employerId = place.employerId
    this.employerUserId = place.employerUserId
    this.personId = place.personId
  }

  /** Days and blocked slots are replaced; interviews already made are not touched by it. */
  openUp(days: HostDay[], blocked: number[]): void {
    this.open = true
    // The same days again are no change, so nobody is told of one.
    if (!isDeepStrictEqual(days, this.days)) this.days = days
    this.blocked = blocked
  }

  configure(settings: Partial<HostSettings>): void {
    Object.assign(this, settings)
  }

  close(): void {
    this.open = false
  }

  block(starts: readonly number[]): void {
    this.blocked = [...new Set([...this.blocked, ...starts])].sort((a, b) => a - b)
  }

  unblock(starts: readonly number[]): void {
    this.blocked = this.blocked.filter((start) => !starts.includes(start))
  }
}
