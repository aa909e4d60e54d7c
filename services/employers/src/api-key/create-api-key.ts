import { type ApiKeyScope, apiKeyCreated } from '@passerelle/contracts'
import { isRefusal, newId, type Refusal, type SchoolId } from '@passerelle/kernel'
import { emit } from '@passerelle/messaging'
import type { Actor } from '../context.ts'
import { oneLine } from '../text.ts'
import { ApiKey, mayBeMade } from './api-key.ts'
import { newSecret } from './secret.ts'

export interface CreateApiKey {
  readonly schoolId: SchoolId
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
export function createApiKey(
  { em, viewer, now }: Pick<Actor, 'em' | 'now'> & { viewer: Pick<Actor['viewer'], 'personId'> },
  cmd: CreateApiKey,
): Promise<ApiKeyWithSecret | Refusal> {
  const expiresAt = cmd.expiresAt ?? null
  const name = oneLine('The name', cmd.name, 100)
  const refusal = isRefusal(name) ? name : mayBeMade(cmd.scopes, expiresAt, now())
  if (isRefusal(name) || refusal) return Promise.resolve(refusal as Refusal)
  const { secret, secretHash, hint } = newSecret()
  return em.transactional(async (em) => {
    const { schoolId, scopes } = cmd
    const key = { schoolId, name, scopes, secretHash, hint, expiresAt }
    const apiKey = new ApiKey(newId('key'), key, viewer.personId, now())
    em.persist(apiKey)
    emit(em, apiKeyCreated, apiKey, apiKey.eventData())
    return { apiKey, secret }
  })
}
