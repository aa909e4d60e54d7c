import { setTimeout as pause } from 'node:timers/promises'
import type { Contract } from '@passerelle/contracts'
import type { PersonId } from '@passerelle/kernel'
import {
  createTransport,
  emit,
  type KafkaConnection,
  messagingMigration,
  type ReceivedEvent,
  startRelay,
  tail,
} from '@passerelle/messaging'
import { createOrm } from '@passerelle/persistence'
import { createLog, type RunningService } from '@passerelle/service-kit'
import { testDatabase } from './test-database.ts'

/** What an event is about: an aggregate by its id, or by that of whom or what it belongs to. */
type Named = { id: string } | { personId: string } | { eventId: string }

type Says = <Data extends Named>(contract: Contract<Data>, data: NoInfer<Data>, actor?: PersonId) => Promise<void>

export type Elsewhere = {
  /** The next version of the aggregate is told to everybody on the log. Resolves when the log has it. @param actor who did it */
  says: Says
  /** The same, and resolves when it is on its way: what is told of one aggregate arrives in the order of these calls. */
  tells: Says
  /** How many are on their way. */
  pending(): Promise<number>
  /** What the contracts bring from now on, as it arrives. */
  hears<Data>(contracts: readonly Contract<Data>[]): Promise<ReceivedEvent<Data>[]>
  [Symbol.asyncDispose](): Promise<void>
}

/** The rest of the network, for the test of one service: it says and hears events on the log at `eventLogUrl`. */
export async function elsewhere(eventLogUrl: string, kafka?: KafkaConnection): Promise<Elsewhere> {
  const stack = new AsyncDisposableStack()
  const schema = { entities: [], migrations: [messagingMigration] }
  const database = stack.use(await testDatabase('elsewhere', schema))
  const orm = await createOrm({ url: database.url, ...schema })
  stack.defer(() => orm.close())
  const log = createLog('elsewhere', 'silent')
  const transport = createTransport(eventLogUrl, { log, kafka })
  stack.defer(() => transport.close())
  const relay = startRelay({ orm, transport, log, service: 'elsewhere' })
  stack.defer(() => relay.close())
  const versions = new Map<string, number>()
  const tells: Says = async (contract, data, actor) => {
    const id = 'id' in data ? data.id : 'personId' in data ? data.personId : data.eventId
    const version = (versions.get(id) ?? 0) + 1
    versions.set(id, version)
    await orm.em.fork().transactional(async (em) => emit(em, contract, { id, version }, data, actor ? { actor } : {}))
  }
  return {
    tells,
    pending: () => relay.pending(),
    async says(contract, data, actor) {
      await tells(contract, data, actor)
      await until(`the log to have ${contract.type}`, async () => (await relay.pending()) === 0)
    },
    async hears(contracts) {
      const heard: ReceivedEvent<never>[] = []
      const listening = await tail(transport, contracts, (event) => void heard.push(event as never))
      stack.defer(() => listening.close())
      return heard
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}

/** Waits until the services have nothing left to do; twice in a row, for what one does may concern another. */
export async function settle(...services: readonly RunningService[]): Promise<void> {
  const quiet = async () => (await Promise.all(services.map((service) => service.settled()))).every(Boolean)
  await until('the services to settle', async () => (await quiet()) && (await quiet()), 60)
}

/** Waits for what happens in other processes or in the background. @throws after these seconds, saying what never came */
export async function until(what: string, holds: () => boolean | Promise<boolean>, seconds = 20): Promise<void> {
  const deadline = performance.now() + seconds * 1000
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`Waited ${seconds} s for ${what}.`)
    await pause(5)
  }
}
