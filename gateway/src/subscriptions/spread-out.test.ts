import { expect, test } from '@jest/globals'
import { spreadOut } from './spread-out.ts'

test('GQ-03 streams move ten at a time with a pause in between, in their order', async () => {
  const items = Array.from({ length: 25 }, (_, index) => index)
  const seen: (number | 'pause')[] = []
  await spreadOut(
    items,
    (item) => seen.push(item),
    async () => seen.push('pause'),
  )
  expect(seen).toEqual([...items.slice(0, 10), 'pause', ...items.slice(10, 20), 'pause', ...items.slice(20)])
})
