import fc from 'fast-check'
import { draws, seedOfRun } from './dice.ts'

fc.configureGlobal({ seed: seedOfRun, numRuns: draws(1_000) })

/** fast-check on the run's dice. */
export default fc
