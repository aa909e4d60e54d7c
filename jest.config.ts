import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from 'jest'

const folders = ['packages', 'services', 'gateway', 'house', 'proofs', 'operate', 'tools', 'test', 'bench']

const config: Config = {
  roots: folders.map((folder) => join(import.meta.dirname, folder)).filter(existsSync),
  testMatch: ['**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/packages/client/dist/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2024', keepClassNames: true },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  globalSetup: '<rootDir>/packages/testkit/src/jest/start-cluster.ts',
  globalTeardown: '<rootDir>/packages/testkit/src/jest/stop-cluster.ts',
  testSequencer: '<rootDir>/packages/testkit/src/jest/longest-first.ts',
  testTimeout: 90_000,
  maxWorkers: '100%',
  workerIdleMemoryLimit: '600MB',
}

export default config
