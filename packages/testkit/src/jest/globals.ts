import type * as jestGlobals from '@jest/globals'
import { getState } from 'jest-circus'
import { drawsAll } from '../dice.ts'
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

type Block = ReturnType<typeof getState>['currentDescribeBlock']

/** Blocks of tests whose beforeAll failed, and how. */
const unready = new Map<Block, string>()

function whyUnready(block: Block): string | undefined {
  return unready.get(block) ?? (block.parent && whyUnready(block.parent as Block))
}

const hook =
  (name: 'afterAll' | 'afterEach' | 'beforeAll' | 'beforeEach') =>
  (work: Work, timeout?: number): void => {
    const block = getState().currentDescribeBlock
    given[name](async () => {
      const why = whyUnready(block)
      if (why !== undefined && name !== 'afterAll') return
      try {
        await inTime(work, timeout ?? patience, name)
      } catch (error) {
        // What a beforeAll left half done is ended as far as that goes.
        if (why !== undefined) return
        if (name === 'beforeAll') unready.set(block, String(error))
        throw error
      }
    })
  }

export const afterAll = hook('afterAll')
export const afterEach = hook('afterEach')
export const beforeAll = hook('beforeAll')
export const beforeEach = hook('beforeEach')

/** A test fails where beforeAll failed: it says so, and tries nothing with what is not there. */
function tried(timeout: number | undefined): (work: Work) => Promise<void> {
  const block = getState().currentDescribeBlock
  return async (work) => {
    const why = whyUnready(block)
    if (why !== undefined) throw new Error(`Not tried, because beforeAll failed: ${why}`)
    await inTime(work, timeout ?? patience, 'test')
  }
}

const timed = (name: string, work: Work, timeout?: number): void => {
  const run = tried(timeout)
  given.test(name, () => run(work))
}

export const test = Object.assign(timed, {
  each: (rows: readonly unknown[]) => (name: string, work: (...row: unknown[]) => unknown, timeout?: number) => {
    const run = tried(timeout)
    const each = given.test.each as (
      rows: readonly unknown[],
    ) => (name: string, work: (...row: unknown[]) => unknown) => void
    each(rows)(name, (...row) => run(() => work(...row)))
  },
  skip: given.test.skip,
  only: given.test.only,
})

/** What draws ten times as much may take ten times as long. */
const stretch = drawsAll ? 10 : 1

async function inTime(work: Work, usual: number, what: string): Promise<void> {
  const milliseconds = usual * stretch
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
