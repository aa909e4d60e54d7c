import type * as jestGlobals from '@jest/globals'
import { checkRefusals } from './listed-refusals.ts'
import { shuffleTests } from './order.ts'

type Globals = Pick<
  typeof jestGlobals,
  'afterAll' | 'afterEach' | 'beforeAll' | 'beforeEach' | 'describe' | 'expect' | 'test'
>
type Work = () => unknown

const given = globalThis as unknown as Globals
// Before the first test: jest's own `randomize` does not reach this runner.
given.beforeAll(shuffleTests)

/** Milliseconds that a test of this file may take, unless it says so itself. */
let patience = 90_000

export const jest = {
  setTimeout(milliseconds: number): void {
    patience = milliseconds
  },
}

export const { describe, expect } = given

const hook =
  (name: 'afterAll' | 'afterEach' | 'beforeAll' | 'beforeEach') =>
  (work: Work, timeout?: number): void =>
    given[name](() => inTime(work, timeout ?? patience, name))

export const afterAll = hook('afterAll')
export const afterEach = hook('afterEach')
export const beforeAll = hook('beforeAll')
export const beforeEach = hook('beforeEach')

const timed = (name: string, work: Work, timeout?: number): void =>
  given.test(name, () => inTime(work, timeout ?? patience, 'test') as Promise<void>)

export const test = Object.assign(timed, {
  each: (rows: readonly unknown[]) => (name: string, work: (...row: unknown[]) => unknown, timeout?: number) =>
    (given.test.each as (rows: readonly unknown[]) => (name: string, work: (...row: unknown[]) => unknown) => void)(
      rows,
    )(name, (...row) => inTime(() => work(...row), timeout ?? patience, 'test')),
  skip: given.test.skip,
  only: given.test.only,
})

async function inTime(work: Work, milliseconds: number, what: string): Promise<void> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(
    () => late.reject(new Error(`The ${what} did not end within ${milliseconds} ms.`)),
    milliseconds,
  )
  try {
    await Promise.race([work(), late.promise])
    checkRefusals()
  } finally {
    clearTimeout(timer)
  }
}
