import { expect, test } from '@jest/globals'
import { Registry } from 'prom-client'
import { gauges } from '../src/index.ts'

test('OP-04 gauges that are read together are read once for each look; what fails is NaN and the rest is shown', async () => {
  const registry = new Registry()
  let reads = 0
  let isAway = false
  gauges(registry, { one: 'the first', other: 'the second' }, async () => {
    reads++
    if (isAway) throw new Error('away')
    return { one: reads, other: 10 * reads }
  })
  gauges(registry, { always: 'there' }, () => ({ always: 1 }))
  expect(await registry.metrics()).toMatch(/^one 1$.*^other 10$.*^always 1$/ms)
  expect(await registry.metrics()).toMatch(/^one 2$.*^other 20$/ms)
  isAway = true
  expect(await registry.metrics()).toMatch(/^one Nan$.*^other Nan$.*^always 1$/ims)
})

test('OP-04 a reading that does not come back holds nobody up, and is not begun again meanwhile', async () => {
  const registry = new Registry()
  let reads = 0
  gauges(registry, { late: 'never there' }, () => {
    reads++
    return new Promise(() => {})
  })
  const looks = await Promise.all([registry.metrics(), registry.metrics()])
  for (const look of [...looks, await registry.metrics()]) expect(look).toMatch(/^late nan$/ims)
  expect(reads).toBe(1)
})
