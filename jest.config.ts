import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { Config } from 'jest'

const folders = ['packages', 'services', 'gateway', 'house', 'proofs', 'operate', 'tools', 'test', 'bench']

const config: Config = {
  roots: folders.map((folder) => join(import.meta.dirname, folder)).filter(existsSync),
  testMatch: ['**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/packages/client/dist/'],
  // Node runs TypeScript by itself. One process runs many files, so that what they all import is loaded once.
  transform: {},
  runner: ['<rootDir>/packages/testkit/src/jest/runner.ts', { runtime: 'child_process' }],
  setupFiles: ['<rootDir>/packages/testkit/src/jest/plain-node.ts'],
  globalSetup: '<rootDir>/packages/testkit/src/jest/start-cluster.ts',
  globalTeardown: '<rootDir>/packages/testkit/src/jest/stop-cluster.ts',
  testSequencer: '<rootDir>/packages/testkit/src/jest/longest-first.ts',
  // One more than there are cores: houses in processes of their own, and services that wait for each other, leave them idle.
  maxWorkers: availableParallelism() + 1,
  // All dice are thrown by the seed, and the order of the tests in each file is drawn by it (order.ts of the testkit).
  randomize: true,
  showSeed: true,
}

export default config
