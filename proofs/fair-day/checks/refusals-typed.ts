import type { Finding, Scene } from './finding.ts'

/** Every "no" was data with a code; and unless something was broken on purpose, there was no fault at all. */
export function refusalsTyped({ run, disturbed }: Scene): Finding {
  const { refusals, faults, defects } = run.campus.journal
  const total = [...refusals.values()].reduce((sum, count) => sum + count, 0)
  const unexpected = disturbed
    ? []
    : [...faults].map(([what, count]) => `a fault without a reason, ${count} times: ${what}`)
  return {
    title: 'Every refusal is a typed one',
    looked: `${total} refusals of ${refusals.size} kinds`,
    wrong: [...defects, ...unexpected],
  }
}
