import type { Config } from 'jest'

const config: Config = {
  roots: ['packages', 'services', 'gateway', 'test', 'scripts', 'bench'].map((folder) => `<rootDir>/${folder}`),
  testMatch: ['**/*.test.ts'],
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
  testTimeout: 30_000,
  // a listening socket or an open pool that a test forgot keeps a worker alive and is reported
  workerIdleMemoryLimit: '600MB',
}

export default config
