import type { FastifyReply, FastifyRequest } from 'fastify'
import { GraphQLError } from 'graphql'
import { type Identity, reading, type Verifier } from '../identity/identity.ts'
import { RateLimited, type Rates, rateHeaders } from '../identity/rates.ts'
import { bearer } from '../identity/tokens.ts'

/**
 * Who sends the request, counted as one operation of theirs; the header fields say what is left.
 * @throws UNAUTHENTICATED, or RateLimited when it was too much
 */
export async function signIn(
  request: FastifyRequest,
  reply: FastifyReply,
  { verify, rates }: { verify: Verifier; rates: Rates },
): Promise<Identity> {
  try {
    const identity = await verify(bearer(request.headers.authorization)).catch(async (error: unknown) => {
      if (isUnauthenticated(error)) await rates.failedSignIn(request.ip)
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
