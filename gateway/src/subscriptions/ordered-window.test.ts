import { expect, test } from '@jest/globals'
import { OrderedWindow } from './ordered-window.ts'

function windowOf(size: number) {
  const begun = new Map<number, () => void>()
  const handedOn: number[] = []
  let open = true
  const window = new OrderedWindow<number, number>({
    size,
    work: (input) => new Promise((resolve) => begun.set(input, () => resolve(input))),
    handOn: (outcome) => handedOn.push(outcome),
    mayBegin: () => open,
  })
  const finish = async (...inputs: number[]) => {
    for (const input of inputs) begun.get(input)!()
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { window, begun, handedOn, finish, setOpen: (value: boolean) => (open = value) }
}

test('GQ-03 outcomes come in the order of what came in, whichever is ready first', async () => {
  const { window, handedOn, finish } = windowOf(3)
  for (const input of [1, 2, 3]) window.push(input)
  await finish(3, 2)
  expect(handedOn).toEqual([])
  await finish(1)
  expect([handedOn, window.isIdle]).toEqual([[1, 2, 3], true])
})

test('GQ-03 no more is begun than the window holds, also when later ones are ready', async () => {
  const { window, begun, finish } = windowOf(2)
  for (const input of [1, 2, 3, 4]) window.push(input)
  await finish(2)
  expect([[...begun.keys()], window.waiting]).toEqual([[1, 2], 2])
  await finish(1)
  expect([...begun.keys()]).toEqual([1, 2, 3, 4])
})

test('GQ-03 nothing begins while there is no room, and what was cleared is not handed on', async () => {
  const { window, begun, handedOn, finish, setOpen } = windowOf(2)
  setOpen(false)
  window.push(1)
  expect(begun.size).toBe(0)
  setOpen(true)
  window.advance()
  expect(begun.size).toBe(1)
  window.clear()
  await finish(1)
  expect([handedOn, window.isIdle]).toEqual([[], true])
})
