import type { IncomingMessage } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { GraphQLError } from 'graphql'
import { type Identity, reading, type Verifier } from '../identity/identity.ts'
import { RateLimited, type Rates, rateHeaders } from '../identity/rates.ts'
import { bearer } from '../identity/tokens.ts'

export interface SigningIn {
  verify: Verifier
  rates: Rates
  /** Who asks, whatever proxies are in front. */
  addressOf(request: IncomingMessage): string
}

/**
 * Who sends the request, counted as one operation of theirs; the header fields say what is left.
 * @throws UNAUTHENTICATED, or RateLimited when it was too much
 */
export async function signIn(
  request: FastifyRequest,
  reply: FastifyReply,
  { verify, rates, addressOf }: SigningIn,
): Promise<Identity> {
  try {
    const identity = await verify(bearer(request.headers.authorization)).catch(async (error: unknown) => {
      if (isUnauthenticated(error)) await rates.failedSignIn(addressOf(request.raw))
      throw error
    })
    const left = await rates.spend(identity)
    if (left) reply.headers(rateHeaders(left))
    return reading(identity, request.headers['accept-language'])
  } catch (error) {
    if (error instanceof RateLimited) reply.headers(rateHeaders(error.left)).header('retry-after', error.left.reset)
    throw error
  }
}

function isUnauthenticated(error: unknown): boolean {
  return error instanceof GraphQLError && error.extensions.code === 'UNAUTHENTICATED'
}
