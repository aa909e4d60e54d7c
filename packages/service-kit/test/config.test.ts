import { expect, test } from '@jest/globals'
import { z } from 'zod'
import { commonConfig, loadConfig } from '../src/config.ts'

const read = (env: Record<string, string>) => loadConfig(z.object(commonConfig), env)
const database = { DATABASE_URL: 'postgres://me:secret@127.0.0.1:5432/mine' }

test.each([
  'postgres://me:secret@127.0.0.1/log',
  'kafka://one:9092',
  'kafka://one:9092,two:9092,three.example.org:9093',
])('the event log may be at %s', (url) => {
  expect(read({ ...database, EVENT_LOG_URL: url }).EVENT_LOG_URL).toBe(url)
})

test('OP-04 wrong and missing variables are named, one line each, before anything starts', () => {
  const wrong = { PORT: 'four', EVENT_LOG_URL: 'kafka://one' }
  expect(() => read(wrong)).toThrow(
    /^PORT: .*\nDATABASE_URL is not set\nEVENT_LOG_URL: not postgres:\/\/… or kafka:\/\/host:port,…$/,
  )
})
