import type { Identity } from './identity.ts'

/** The longest delay that setTimeout knows, in milliseconds: 24.8 days. */
const longestTimer = 2 ** 31 - 1

/**
 * Acts when the sign-in expires. What lasts longer than a timer can is not waited for: its passports are no longer
 * renewed then.
 * @returns how to wait no more
 */
export function atExpiry({ expiresAt }: Identity, act: () => void): () => void {
  const left = Math.max(0, expiresAt.getTime() - Date.now())
  if (left > longestTimer) return () => {}
  const timer = setTimeout(act, left)
  return () => clearTimeout(timer)
}
