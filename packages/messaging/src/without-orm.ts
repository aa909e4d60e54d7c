/** The event log, and what causes what: for a process that keeps nothing of its own, and starts sooner without MikroORM. */
export { type Cause, presentCause, presentTraceId, presentTraceparent, withCause } from './envelope/cause.ts'
export { createTransport, type TransportOptions } from './transport/create-transport.ts'
export { type KafkaConnection, openKafka, saslMechanisms } from './transport/kafka/connection.ts'
export { tail } from './transport/tail-events.ts'
export { oneByOne, type Transport } from './transport/transport.ts'
