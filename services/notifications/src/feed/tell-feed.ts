import type { EntityManager } from '@mikro-orm/postgresql'
import type { ReceivedEvent } from '@passerelle/messaging'
import { type FactsToSchools, typeOfFact } from './facts-to-schools.ts'
import { tellSchools } from './tell-schools.ts'
import type { Fact } from './waiting-fact.ts'

/** What happened takes its place in the feeds of the schools that it concerns. */
export async function tellFeed<Data>(
  em: EntityManager,
  event: ReceivedEvent<Data>,
  { contracts, concerned, about }: FactsToSchools<Data>,
): Promise<void> {
  if (!contracts.some(({ type }) => type === event.type)) return
  await tellSchools(em, factOf(event, about(event.data)), concerned(event.data))
}

export function factOf({ id, type, occurredAt }: ReceivedEvent<unknown>, about: Fact['about']): Fact {
  return { eventId: id, type: typeOfFact(type), about, occurredAt }
}
