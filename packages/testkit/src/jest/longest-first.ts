import { relative, sep } from 'node:path'
import sequencer from '@jest/test-sequencer'

// Its types describe the CommonJS build; a module gets the class itself.
const TestSequencer = sequencer as unknown as typeof sequencer.default

type Tests = Parameters<InstanceType<typeof TestSequencer>['sort']>[0]

/** Whole houses in processes of their own: short files that take a minute or two. */
const longest = ['test/kill', 'test/stranger', 'house/keeper/test/house']

/**
 * Begins with the tests that take longest, so that none of them is left running alone at the end. Jest goes by what a
 * file took the last time, and on a fresh clone by its size.
 */
export default class LongestFirst extends TestSequencer {
  override async sort(tests: Tests): Promise<Tests> {
    const others = await super.sort(tests)
    const place = ({ path, context }: Tests[number]) => {
      const name = relative(context.config.rootDir, path).replaceAll(sep, '/')
      const index = longest.findIndex((beginning) => name.startsWith(beginning))
      return index < 0 ? longest.length : index
    }
    return others.sort((one, other) => place(one) - place(other))
  }
}
