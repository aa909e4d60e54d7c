import { getState } from 'jest-circus'
import { dice } from '../dice.ts'

type Block = ReturnType<typeof getState>['rootDescribeBlock']

/** Files whose tests tell a story. */
const stories = new WeakSet<Block>()

/** Each test of this file goes on where the one before it ended, so that they run in the order in which they stand. */
export function inOrder(): void {
  stories.add(getState().rootDescribeBlock)
}

/** With `--randomize`, puts the tests of the file that runs in an order by the run's seed: none may live on what another left. */
export function shuffleTests(): void {
  if (process.env.TEST_ORDER !== 'random') return
  const { rootDescribeBlock } = getState()
  if (!stories.has(rootDescribeBlock)) shuffle(rootDescribeBlock, dice())
}

function shuffle({ children }: Block, random: () => number): void {
  for (let last = children.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    ;[children[last], children[other]] = [children[other]!, children[last]!]
  }
  for (const child of children) if (child.type === 'describeBlock') shuffle(child, random)
}
