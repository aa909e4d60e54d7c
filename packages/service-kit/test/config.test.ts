import { expect, test } from '@jest/globals'
import { z } from 'zod'
import {
  ConfigError,
  commonConfig,
  kafkaConnection,
  loadConfig,
  passportSigner,
  passportVerifier,
} from '../src/index.ts'

const schema = z.object(commonConfig)
const right = { DATABASE_URL: 'postgres://a@localhost/b', EVENT_LOG_URL: 'kafka://localhost:9092' }

function complaint(env: Record<string, string>): string {
  try {
    loadConfig(schema, env)
  } catch (error) {
    if (error instanceof ConfigError) return error.message
  }
  return ''
}

test('OP-04 a right configuration has defaults, and empty variables count as unset', () => {
  expect(loadConfig(schema, { ...right, PORT: '', PATH: '/bin' })).toEqual({
    ...right,
    PORT: 0,
    HOST: '127.0.0.1',
    LOG_LEVEL: 'info',
  })
})

test('OP-04 each wrong or missing variable is one line that names it', () => {
  const lines = complaint({ ...right, DATABASE_URL: '', EVENT_LOG_URL: 'redis://x', PORT: '70000' }).split('\n')
  expect(lines).toHaveLength(3)
  expect(lines[0]).toMatch(/^PORT: /)
  expect(lines[1]).toBe('DATABASE_URL is not set')
  expect(lines[2]).toMatch(/^EVENT_LOG_URL: /)
})

test('OP-04 keys that are missing or no keys are told by the name of their variable', async () => {
  expect(() => passportVerifier({})).toThrow('PASSPORT_JWKS_URL is not set')
  expect(() => passportVerifier({ PASSPORT_JWKS: 'x' })).toThrow('PASSPORT_JWKS: ')
  await expect(passportSigner('{}')).rejects.toThrow('PASSPORT_PRIVATE_KEY: ')
})

test('OP-04 what a database address says of TLS is checked at the start', () => {
  const query = 'sslmode=verify-full&sslrootcert=/nowhere/ca.pem'
  const DATABASE_URL = `${right.DATABASE_URL}?${query}`
  const lines = complaint({ DATABASE_URL, EVENT_LOG_URL: `postgres://a@localhost/eventlog?sslmode=prefer` }).split('\n')
  expect(lines).toHaveLength(2)
  expect(lines[0]).toMatch(/^DATABASE_URL: sslrootcert cannot be read: ENOENT/)
  expect(lines[1]).toMatch(/^EVENT_LOG_URL: sslmode=prefer is not one of/)
})

test('OP-04 settings of Kafka that do not go together are a line each', () => {
  const wrong = (config: Parameters<typeof kafkaConnection>[0]) => () => kafkaConnection(config)
  expect(kafkaConnection({})).toEqual({ prefix: '', tls: undefined, sasl: undefined })
  expect(wrong({ KAFKA_CA: '/ca.pem', KAFKA_PASSWORD: 'x' })).toThrow(
    'KAFKA_CA: of no use without KAFKA_TLS=yes\nKAFKA_PASSWORD: of no use without KAFKA_SASL=plain or scram-sha-256 or scram-sha-512',
  )
  expect(wrong({ KAFKA_SASL: 'plain', KAFKA_USERNAME: 'a' })).toThrow(
    'KAFKA_PASSWORD is not set: KAFKA_SASL=plain needs it',
  )
  expect(wrong({ KAFKA_TLS: 'yes', KAFKA_CA: '/nowhere/ca.pem' })).toThrow('KAFKA_CA cannot be read: ENOENT')
  expect(wrong({ KAFKA_TLS: 'yes', KAFKA_KEY: '/etc/hosts' })).toThrow('KAFKA_CERTIFICATE is not set')
  expect(complaint({ ...right, KAFKA_SASL: 'gssapi' })).toMatch(/^KAFKA_SASL: /)
  expect(complaint({ ...right, KAFKA_PREFIX: 'rive gauche' })).toMatch(/^KAFKA_PREFIX: up to 100 letters/)
})
