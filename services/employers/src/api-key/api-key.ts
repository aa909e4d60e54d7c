import { type ApiKeyScope, type ApiKeyState, refuse } from '@passerelle/contracts'
import type { ApiKeyId, PersonId, Refusal, SchoolId } from '@passerelle/kernel'

export type Standing = 'ACTIVE' | 'EXPIRED' | 'REVOKED'

/** What a machine of a school signs in with. The secret itself is told once and never kept. */
export class ApiKey {
  readonly id: ApiKeyId
  readonly schoolId: SchoolId
  readonly name: string
  readonly scopes: ApiKeyScope[]
  /** SHA-256 of the secret, in hexadecimal: 256 random bits need no slower hash. */
  readonly secretHash: string
  /** How the secret begins, to tell keys apart. */
  readonly hint: string
  readonly createdBy: PersonId
  readonly createdAt: Date
  readonly expiresAt: Date | null
  revokedBy: PersonId | null
  revokedAt: Date | null
  version!: number

  constructor(id: ApiKeyId, key: NewApiKey, by: PersonId, now: Date) {
    this.id = id
    this.schoolId = key.schoolId
    this.name = key.name
    this.scopes = [...new Set(key.scopes)]
    this.secretHash = key.secretHash
    this.hint = key.hint
    this.createdBy = by
    this.createdAt = now
    this.expiresAt = key.expiresAt
    this.revokedBy = null
    this.revokedAt = null
  }

  standing(now: Date): Standing {
    if (this.revokedAt) return 'REVOKED'
    return this.expiresAt && this.expiresAt <= now ? 'EXPIRED' : 'ACTIVE'
  }

  /** Refuses WRONG_STATE the second time. An expired key may still be revoked. */
  revoke(by: PersonId, now: Date): Refusal<'WRONG_STATE'> | undefined {
    if (this.revokedAt) return refuse('WRONG_STATE.KEY_REVOKED')
    this.revokedBy = by
    this.revokedAt = now
    return undefined
  }

  eventData(): ApiKeyState {
    const { id, schoolId, scopes, createdBy, createdAt, expiresAt, revokedBy, revokedAt } = this
    return {
      ...{ id, schoolId, scopes, createdBy, revokedBy },
      createdAt: createdAt.toISOString(),
      expiresAt: expiresAt?.toISOString() ?? null,
      revokedAt: revokedAt?.toISOString() ?? null,
    }
  }
}

export interface NewApiKey {
  readonly schoolId: SchoolId
  readonly name: string
  readonly scopes: readonly ApiKeyScope[]
  readonly secretHash: string
  readonly hint: string
  readonly expiresAt: Date | null
}

/** Refuses INVALID_INPUT for a key that may do nothing, or that has expired before it is made. */
export function mayBeMade(
  scopes: readonly ApiKeyScope[],
  expiresAt: Date | null,
  now: Date,
): Refusal<'INVALID_INPUT'> | undefined {
  if (scopes.length === 0) return refuse('INVALID_INPUT.NO_SCOPE', undefined, { field: 'scopes' })
  if (expiresAt && expiresAt <= now) return refuse('INVALID_INPUT.KEY_EXPIRED', undefined, { field: 'expiresAt' })
  return undefined
}
