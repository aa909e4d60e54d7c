import { getState } from 'jest-circus'
import { type Chance, chance, seedOfRun } from '../dice.ts'

type Block = ReturnType<typeof getState>['rootDescribeBlock']

/** Files whose tests tell a story. */
const stories = new WeakSet<Block>()

/** Each test of this file goes on where the one before it ended, so that they run in the order in which they stand. */
export function inOrder(): void {
  stories.add(getState().rootDescribeBlock)
}

/** Puts the tests of the file that runs in an order by the run's seed: none may live on what another left. */
export function shuffleTests(): void {
  if (process.env.TEST_ORDER !== 'random') return
  const { rootDescribeBlock } = getState()
  if (!stories.has(rootDescribeBlock)) shuffle(rootDescribeBlock, chance(seedOfRun, 'order'))
}

function shuffle(block: Block, order: Chance): void {
  block.children = order.shuffled(block.children)
  for (const child of block.children) if (child.type === 'describeBlock') shuffle(child, order)
}
