import type { Page } from '@passerelle/kernel'
import type { Booth } from '../booth/booth.ts'
import type { Event } from '../event/event.ts'
import type { Registration } from '../registration/registration.ts'

/** A page of a list; the whole list is counted only when somebody asks. */
export interface Connection<Node> extends Page<Node> {
  totalCount(): Promise<number>
}

export type EventPage = Connection<Event>
export type BoothPage = Connection<Booth>
export type RegistrationPage = Connection<Registration>

export interface PageArgs {
  first?: number | null | undefined
  after?: string | null | undefined
}
