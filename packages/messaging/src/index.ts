export { atMost } from './at-most.ts'
export { type Backlog, messagingBacklog } from './backlog.ts'
export type { DueBacklog } from './due/claim.ts'
export { type DueKind, due, dueKind, undue } from './due/due.ts'
export { DueTables as dueMigration } from './due/due-tables.ts'
export { dropDue, listParkedDue, type ParkedDue, retryDue } from './due/operate.ts'
export { type DueWork, startDue } from './due/start-due.ts'
export { type DueItem, type WhenDue, whenDue } from './due/when-due.ts'
export { every, hourly, type Recurring } from './every.ts'
export { commitSoon } from './inbox/commit-soon.ts'
export { type Consumer, type ConsumerOptions, startConsumer } from './inbox/consumer.ts'
export { type Filled, fill } from './inbox/fill.ts'
export {
  type HeldKey,
  listParkedMessages,
  type ParkedMessage,
  retryHeldKey,
  skipHeldMessage,
} from './inbox/operate.ts'
export { type Projection, projection } from './inbox/projection.ts'
export { type Reaction, type ReactionContext, type ReceivedEvent, reaction } from './inbox/reaction.ts'
export { MessagingTables as messagingMigration } from './migration.ts'
export { emit } from './outbox/emit.ts'
export type { Aggregate } from './outbox/insert-rows.ts'
export { listParked, type ParkedKey, releaseKey, skipParked } from './outbox/operate.ts'
export { type Relay, type RelayOptions, startRelay } from './outbox/relay.ts'
export { createWake } from './wake.ts'
export * from './without-orm.ts'
