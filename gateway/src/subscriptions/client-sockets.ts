import type { Server } from 'node:http'
import type { ApolloServer } from '@apollo/server'
import { maskError, type SocketExtra, serveSockets } from '@passerelle/service-kit'
import { GraphQLError } from 'graphql'
import type { GatewayContext } from '../context.ts'
import { maxRequestBytes } from '../graph/limits.ts'
import { bearer, type Identity, type TokenVerifier } from '../identity/tokens.ts'
import type { Subscriptions } from './federated.ts'
import {
  maskedResult,
  openSubscription,
  readSocketWork,
  type SocketReading,
  type SocketWork,
  throughApollo,
} from './socket-work.ts'

interface Options extends SocketReading {
  server: Server
  apollo: ApolloServer<GatewayContext>
  subscriptions: Subscriptions
  verify: TokenVerifier
  allowOrigin(origin: string | undefined, host: string | undefined): boolean
}

interface Session {
  identity: Identity
  /** Closes the socket when the token expires. */
  expiry: NodeJS.Timeout
  open: number
}

type InitPayload = { authorization?: string; Authorization?: string }

const maxOpen = 100
/** The longest delay that setTimeout knows, in milliseconds. */
const longestTimer = 2 ** 31 - 1

/**
 * graphql-ws for clients, on the path of the queries. The token comes in `connection_init`; when it expires the socket
 * closes with 4403, after which clients sign in anew and connect again. No mistake of one operation ends the others.
 */
export function serveClients(options: Options): { close(): Promise<void> } {
  const { verify, subscriptions, apollo } = options
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
        if (identity) sessions.set(extra, sessionOf(identity, extra))
        return identity !== undefined
      },
      async onSubscribe({ extra }, _id, payload) {
        const session = sessions.get(extra)!
        try {
          if (session.open >= maxOpen) throw tooMany()
          return readSocketWork(options, payload, session.identity)
        } catch (error) {
          return [error instanceof GraphQLError ? error : new GraphQLError('', { originalError: error as Error })]
        }
      },
      onOperation({ extra }) {
        sessions.get(extra)!.open++
      },
      onComplete({ extra }) {
        const session = sessions.get(extra)!
        session.open = Math.max(0, session.open - 1)
      },
      subscribe: (args) => openSubscription(subscriptions, args as SocketWork),
      execute: (args) => throughApollo(apollo, args as SocketWork),
      onNext: (_ctx, _id, _payload, args, result) => maskedResult(result, (args as SocketWork).contextValue),
      onError: (_ctx, _id, _payload, errors) => errors.map((error) => maskError(error.toJSON(), error)),
      onClose({ extra }) {
        clearTimeout(sessions.get(extra)?.expiry)
      },
    },
  })
}

function sessionOf(identity: Identity, { socket }: SocketExtra): Session {
  const left = Math.max(0, identity.expiresAt.getTime() - Date.now())
  const expiry = setTimeout(() => socket.close(4403, 'Token expired'), Math.min(left, longestTimer))
  return { identity, expiry, open: 0 }
}

function tooMany(): GraphQLError {
  return new GraphQLError(`A socket may hold ${maxOpen} operations at once.`, { extensions: { code: 'BAD_REQUEST' } })
}
