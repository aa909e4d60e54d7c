import { type ApiKeyScope, apiKeyCreated, oneLine } from '@passerelle/contracts'
import { isRefusal, newId, type Refusal, type SchoolId } from '@passerelle/kernel'
import { emit } from '@passerelle/messaging'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import { ApiKey, mayBeMade } from './api-key.ts'
import { newSecret } from './secret.ts'

export interface CreateApiKey {
  readonly schoolId: string
  readonly name: string
  readonly scopes: readonly ApiKeyScope[]
  readonly expiresAt?: Date | null
}

/** The only place that knows the secret, and the only time. */
export interface ApiKeyWithSecret {
  readonly apiKey: ApiKey
  readonly secret: string
}

/** Refuses INVALID_INPUT. */
export async function createApiKey(ctx: Context, cmd: CreateApiKey): Promise<ApiKeyWithSecret | Refusal> {
  const expiresAt = cmd.expiresAt ?? null
  const name = oneLine('name', cmd.name, 100)
  if (isRefusal(name)) return name
  const refusal = mayBeMade(cmd.scopes, expiresAt, ctx.now())
  if (refusal) return refusal
  const { secret, secretHash, hint } = newSecret()
  return changes(ctx, async (em) => {
    const { schoolId, scopes } = cmd
    const key = { schoolId: schoolId as SchoolId, name, scopes, secretHash, hint, expiresAt }
    const apiKey = new ApiKey(newId('key'), key, ctx.viewer.personId, ctx.now())
    em.persist(apiKey)
    emit(em, apiKeyCreated, apiKey, apiKey.eventData())
    return { apiKey, secret }
  })
}
