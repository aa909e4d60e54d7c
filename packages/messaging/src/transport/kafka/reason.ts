import type { KafkaConnection } from './connection.ts'

/** Why Kafka cannot be used, in a sentence that names the setting to look at. */
export class KafkaUnusable extends Error {
  override name = 'KafkaUnusable'
}

const certificates =
  /self.signed certificate|unable to (verify|get)|certificate|CERT_|altnames|ERR_TLS|SSL routines|handshake failure/i
const refusedRights = /(TOPIC|GROUP|CLUSTER|TRANSACTIONAL_ID)_AUTHORIZATION_FAILED/

/** The error with what an operator can do about it; one that says enough by itself is given back as it is. */
export function explained(error: unknown, { tls, sasl, prefix }: KafkaConnection): unknown {
  const said = [...causes(error)]
  const types = said
    .map((one) => `${(one as { type?: string }).type ?? ''} ${(one as { code?: string }).code ?? ''}`)
    .join(' ')
  const words = said.map(({ message }) => message).find(Boolean) ?? String(error)
  const is = (pattern: RegExp) =>
    said.some(({ name, message }) => pattern.test(`${name} ${message}`)) || pattern.test(types)
  if (is(/SASLAuthentication|SASL_AUTHENTICATION_FAILED|UNSUPPORTED_SASL_MECHANISM|ILLEGAL_SASL_STATE/)) {
    return unusable(
      error,
      sasl
        ? `Kafka does not let ${sasl.username} in: look at KAFKA_SASL=${sasl.mechanism}, KAFKA_USERNAME and KAFKA_PASSWORD`
        : 'Kafka asks who we are: KAFKA_SASL, KAFKA_USERNAME and KAFKA_PASSWORD are not set',
      words,
    )
  }
  if (is(refusedRights) || is(/not authorized|authorization failed/i)) {
    const names = prefix ? `begin with KAFKA_PREFIX=${prefix}` : 'have no KAFKA_PREFIX'
    return unusable(error, `Kafka gives us no right to what we need: our topics and groups ${names}`, words)
  }
  if (tls && is(certificates)) {
    const own = tls.cert === undefined ? 'KAFKA_CA' : 'KAFKA_CA, KAFKA_CERTIFICATE and KAFKA_KEY'
    return unusable(error, `Kafka and we do not trust each other's certificates: look at ${own}`, words)
  }
  const notSet = [...(tls ? [] : ['KAFKA_TLS']), ...(sasl || tls?.cert ? [] : ['KAFKA_SASL'])].join(' or ')
  if (notSet && is(/ConnectionClosed|Closed connection|ECONNRESET|socket disconnected before secure/i)) {
    return unusable(
      error,
      `Kafka closed the connection; where that goes on, it asks for ${notSet}, not set here`,
      words,
    )
  }
  return error
}

function unusable(error: unknown, sentence: string, words: string): KafkaUnusable {
  return new KafkaUnusable(`${sentence} (${words}).`, { cause: error })
}

/** The error, what it was made of, and what several were gathered in. */
function* causes(error: unknown): Generator<Error> {
  if (!(error instanceof Error)) return
  yield error
  const { cause, originalError, errors = [] } = error as Error & { originalError?: unknown; errors?: unknown[] }
  for (const inner of [cause, originalError, ...errors]) if (inner !== error) yield* causes(inner)
}
