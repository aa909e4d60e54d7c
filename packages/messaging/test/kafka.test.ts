import { describe, test } from '@jest/globals'
import { conformance } from './support/conformance.ts'

const brokers = process.env.KAFKA_BROKERS

if (brokers) {
  describe('Kafka', () => {
    conformance(async () => ({ url: `kafka://${brokers}`, session: 6_000, async [Symbol.asyncDispose]() {} }))
  })
} else {
  test.skip('EV-03 the suite on Kafka needs KAFKA_BROKERS; `npm run test:kafka` starts a broker for it', () => {})
}
