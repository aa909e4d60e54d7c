import { GraphQLError } from 'graphql'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { accountOf, type Identity } from './identity.ts'

/** Seconds that a rate is counted over. */
const window = 60

/** What is left of a person's rate, for the header fields `RateLimit` and `RateLimit-Policy`. */
export interface Left {
  policy: string
  points: number
  left: number
  /** Seconds until all of it is there again. */
  reset: number
}

/**
 * How much somebody may ask. Counted by person, never by address: a whole school comes from one. Of an address only the
 * sign-ins that failed are counted. Counted in this process; each replica has counts of its own.
 */
export interface Rates {
  /** One operation, over HTTP or a socket. @returns undefined without a limit @throws RateLimited */
  spend(identity: Identity): Promise<Left | undefined>
  /** @throws RateLimited in the place of what was wrong with the sign-in */
  failedSignIn(address: string): Promise<void>
  /** How many were refused, by policy. */
  readonly refused: Readonly<Record<string, number>>
}

/** Over HTTP it is answered with 429 and `Retry-After` (RFC 6585, section 4). */
export class RateLimited extends GraphQLError {
  readonly left: Left

  constructor(left: Left) {
    super(`That is too much at once. Go on in ${left.reset} s.`, {
      extensions: { code: 'RATE_LIMITED', http: { status: 429 } },
    })
    this.left = left
  }
}

/** @param points operations, or failed sign-ins, a minute; 0: no limit */
export function rates(points: { person: number; key: number; failedSignIns: number }): Rates {
  const refused: Record<string, number> = {}
  const count = (policy: string) => {
    refused[policy] = (refused[policy] ?? 0) + 1
  }
  const people = limiter('person', points.person, count)
  const machines = limiter('key', points.key, count)
  const addresses = limiter('failed-sign-ins', points.failedSignIns, count)
  return {
    spend: (identity) => ('secretHash' in identity ? machines : people)(accountOf(identity)),
    failedSignIn: async (address) => void (await addresses(address)),
    refused,
  }
}

function limiter(
  policy: string,
  points: number,
  refuses: (policy: string) => void,
): (key: string) => Promise<Left | undefined> {
  if (points === 0) return async () => undefined
  const memory = new RateLimiterMemory({ points, duration: window })
  const left = ({ remainingPoints, msBeforeNext }: RateLimiterRes): Left => ({
    policy,
    points,
    left: Math.max(0, remainingPoints),
    reset: Math.max(1, Math.ceil(msBeforeNext / 1000)),
  })
  return async (key) => {
    try {
      return left(await memory.consume(key))
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused
      refuses(policy)
      throw new RateLimited(left(refused))
    }
  }
}

/** As the IETF draft "RateLimit header fields for HTTP" (draft-ietf-httpapi-ratelimit-headers-10) writes them. */
export function rateHeaders({ policy, points, left, reset }: Left): Record<string, string> {
  return {
    'ratelimit-policy': `"${policy}";q=${points};w=${window}`,
    ratelimit: `"${policy}";r=${left};t=${reset}`,
  }
}
