import { expect, test } from '@jest/globals'
import { InFlight } from './in-flight.ts'

/** Work that ends when it is told to. */
function work() {
  const runs: PromiseWithResolvers<string>[] = []
  const run = () => {
    runs.push(Promise.withResolvers<string>())
    return runs.at(-1)!.promise
  }
  return { run, runs }
}

test('GQ-09 whoever asks the same meanwhile gets the same answer, and whoever asks later a new one', async () => {
  const { run, runs } = work()
  const flights = new InFlight()
  const two = [flights.share('a', run), flights.share('a', run)]
  const other = flights.share('b', run)
  expect(runs).toHaveLength(2)
  runs[0]!.resolve('first')
  runs[1]!.resolve('other')
  expect(await Promise.all([...two, other])).toEqual(['first', 'first', 'other'])
  const again = flights.share('a', run)
  runs[2]!.resolve('second')
  expect(await again).toBe('second')
})

test('GQ-09 a failure is shared, and not kept', async () => {
  const { run, runs } = work()
  const flights = new InFlight()
  const two = [flights.share('a', run), flights.share('a', run)]
  runs[0]!.reject(new Error('away'))
  for (const one of two) await expect(one).rejects.toThrow('away')
  const again = flights.share('a', run)
  runs[1]!.resolve('back')
  expect(await again).toBe('back')
})

test('GQ-09 after a change nobody joins what began before it, and its end does not end what began after', async () => {
  const { run, runs } = work()
  const flights = new InFlight()
  const before = flights.share('a', run)
  flights.seal()
  const after = flights.share('a', run)
  runs[0]!.resolve('old')
  expect(await before).toBe('old')
  const joined = flights.share('a', run)
  expect(runs).toHaveLength(2)
  runs[1]!.resolve('new')
  expect(await Promise.all([after, joined])).toEqual(['new', 'new'])
})
