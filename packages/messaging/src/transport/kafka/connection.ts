import type { Pem } from '@passerelle/persistence'

export const saslMechanisms = ['plain', 'scram-sha-256', 'scram-sha-512'] as const

/** How brokers are reached, beside their addresses, and what is ours on them. */
export interface KafkaConnection {
  /** Undefined: without TLS. */
  readonly tls?: Pem | undefined
  /** Undefined: nobody signs in. */
  readonly sasl?:
    | { readonly mechanism: (typeof saslMechanisms)[number]; readonly username: string; readonly password: string }
    | undefined
  /** Before the name of each topic and group; empty where the brokers are ours alone. */
  readonly prefix: string
}

/** Brokers of a network of their own. */
export const openKafka: KafkaConnection = { prefix: '' }
