import type { Server } from 'node:http'
import type { ApolloServer } from '@apollo/server'
import { type SocketExtra, type Sockets, serveSockets } from '@passerelle/service-kit/without-orm'
import { GraphQLError } from 'graphql'
import type { GatewayContext } from '../context.ts'
import type { InFlight } from '../graph/in-flight.ts'
import { maxRequestBytes } from '../graph/limits.ts'
import type { SigningIn } from '../http/sign-in.ts'
import { atExpiry } from '../identity/at-expiry.ts'
import type { HeldOpen } from '../identity/held-open.ts'
import { type Identity, reading } from '../identity/identity.ts'
import { bearer } from '../identity/tokens.ts'
import type { Subscriptions } from './federated.ts'
import { maskedErrors } from './masked.ts'
import {
  inItsTrace,
  openSubscription,
  readSocketWork,
  type SocketReading,
  type SocketWork,
  throughApollo,
} from './socket-work.ts'

interface Options extends SocketReading, SigningIn {
  server: Server
  apollo: ApolloServer<GatewayContext>
  inFlight: InFlight
  subscriptions: Subscriptions
  held: HeldOpen
  allowOrigin(origin: string | undefined, host: string | undefined): boolean
}

interface Session {
  identity: Identity
  /** Nothing more to withdraw, nor to let expire. */
  ended(): void
  /** Operations that have not ended, by the client's ids. */
  open: Map<string, GatewayContext>
}

type InitPayload = { authorization?: string; Authorization?: string }

const maxOpen = 100

/**
 * graphql-ws for clients, on the path of the queries. The token comes in `connection_init`; when it expires the socket
 * closes with 4403, after which clients sign in anew and connect again. No mistake of one operation ends the others.
 */
export function serveClients(options: Options): Sockets {
  const { verify, subscriptions, apollo, inFlight, rates, held } = options
  const sessions = new WeakMap<SocketExtra, Session>()
  return serveSockets<InitPayload>({
    server: options.server,
    path: '/graphql',
    log: options.log,
    maxPayload: maxRequestBytes,
    allowOrigin: (origin, request) => options.allowOrigin(origin, request.headers.host),
    protocol: {
      connectionInitWaitTimeout: 5000,
      async onConnect({ connectionParams = {}, extra }) {
        const { authorization, Authorization } = connectionParams
        const identity = await verify(bearer(authorization ?? Authorization)).catch(() => undefined)
        if (!identity) {
          await rates
            .failedSignIn(options.addressOf(extra.request))
            .catch((error) => extra.socket.close(4429, String(error.message)))
        } else if (extra.socket.readyState === extra.socket.OPEN) {
          sessions.set(extra, sessionOf(reading(identity, extra.request.headers['accept-language']), extra, held))
        }
        return identity !== undefined
      },
      async onSubscribe({ extra }, id, payload) {
        const { open, identity } = sessions.get(extra)!
        try {
          if (open.size >= maxOpen) throw tooMany()
          await rates.spend(identity)
          const work = readSocketWork(options, payload, identity)
          open.set(id, work.contextValue)
          return work
        } catch (error) {
          return [error instanceof GraphQLError ? error : new GraphQLError('', { originalError: error as Error })]
        }
      },
      onComplete({ extra }, id) {
        sessions.get(extra)!.open.delete(id)
      },
      // Formatted results, which graphql-ws types do not foresee; `onNext` hands them on.
      subscribe: (args) =>
        inItsTrace(args as SocketWork, () => openSubscription(subscriptions, args as SocketWork)) as Promise<
          AsyncGenerator<never>
        >,
      execute: (args) => inItsTrace(args as SocketWork, () => throughApollo(apollo, inFlight, args as SocketWork)),
      // Masked and formatted where it was made: by Apollo Server, or once for all who share a stream.
      onNext: (_ctx, _id, _payload, _args, result) => result,
      onError({ extra }, id, _payload, errors) {
        return maskedErrors(errors, sessions.get(extra)!.open.get(id) ?? { requestId: undefined, log: options.log })
      },
      onClose({ extra }) {
        sessions.get(extra)?.ended()
      },
    },
  })
}

function sessionOf(identity: Identity, { socket }: SocketExtra, held: HeldOpen): Session {
  const cancelExpiry = atExpiry(identity, () => socket.close(4403, 'Token expired'))
  const letGo = held.add({ identity, withdraw: () => socket.close(4403, 'Access withdrawn') })
  const ended = () => {
    cancelExpiry()
    letGo()
  }
  return { identity, ended, open: new Map() }
}

function tooMany(): GraphQLError {
  return new GraphQLError(`A socket may hold ${maxOpen} operations at once.`, { extensions: { code: 'BAD_REQUEST' } })
}
