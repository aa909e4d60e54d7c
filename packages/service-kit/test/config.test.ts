import { expect, test } from '@jest/globals'
import { z } from 'zod'
import { ConfigError, commonConfig, loadConfig, passportSigner, passportVerifier } from '../src/index.ts'

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
