import { expect, test } from '@jest/globals'
import pino from 'pino'
import { every } from '../src/index.ts'
import { until } from './support/until.ts'

const lines: string[] = []
const log = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) })

test('what happens from time to time goes on after a failure, which is logged, and ends when it is closed', async () => {
  let runs = 0
  const work = async () => {
    if (++runs === 2) throw new Error('away')
  }
  const recurring = every(5, work, { log, what: 'cleaned up' })
  await until('some runs', () => runs >= 4)
  await recurring.close()
  const after = runs
  await new Promise((resolve) => setTimeout(resolve, 30))
  expect(runs).toBe(after)
  expect(lines).toEqual([expect.stringMatching(/cleaned up.*|away/)])
})

test('to close waits for the run that is under way', async () => {
  const asked = Promise.withResolvers<void>()
  let ended = false
  const recurring = every(
    5,
    async () => {
      await asked.promise
      ended = true
    },
    { log, what: 'cleaned up' },
  )
  const closed = recurring.close()
  asked.resolve()
  await closed
  expect(ended).toBe(true)
})
