import type { RunningPostgres } from '@passerelle/embedded-postgres'

/** What globalSetup started and globalTeardown ends; on globalThis, because jest may load the two apart. */
export const testRun: { folder?: string; postgres?: RunningPostgres } = (Reflect.get(globalThis, 'passerelleTestRun') ??
  {}) as { folder?: string; postgres?: RunningPostgres }
Reflect.set(globalThis, 'passerelleTestRun', testRun)
