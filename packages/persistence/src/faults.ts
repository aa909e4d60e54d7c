/**
 * connection: the database is away, nothing can be said about the message · passing: the same transaction may succeed
 * the next time · race: a unique key was taken, by somebody at the same time or by a mistake · lasting: it fails again.
 */
export type Fault = 'connection' | 'passing' | 'race' | 'lasting'

const networkCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'ENOENT'])
const connectionWords =
  /connection terminated|connection ended|timeout exceeded when trying to connect|client has encountered a connection error|not queryable/i

/** By SQLSTATE (PostgreSQL, appendix A), Node's network codes, or what node-postgres says. */
export function faultOf(error: unknown): Fault {
  for (let e: unknown = error; e instanceof Error; e = e.cause) {
    const code = (e as { code?: unknown }).code
    if (typeof code === 'string') {
      if (networkCodes.has(code) || /^(08|57P0[123]|53[0-9]{3}|58)/.test(code)) return 'connection'
      // Serialization failure, deadlock, lock not available, statement cancelled.
      if (['40001', '40P01', '55P03', '57014'].includes(code)) return 'passing'
      if (code === '23505') return 'race'
    }
    if (connectionWords.test(e.message)) return 'connection'
    if (e.name === 'OptimisticLockError') return 'passing'
  }
  return 'lasting'
}
