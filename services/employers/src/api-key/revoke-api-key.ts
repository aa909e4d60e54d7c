import { LockMode } from '@mikro-orm/postgresql'
import { apiKeyRevoked } from '@passerelle/contracts'
import type { ApiKeyId, Refusal } from '@passerelle/kernel'
import { emit } from '@passerelle/messaging'
import type { Actor } from '../context.ts'
import { ApiKey } from './api-key.ts'

export interface RevokeApiKey {
  readonly apiKeyId: ApiKeyId
}

/** Whoever holds the key is signed out by the event: gateways follow it. Refuses WRONG_STATE. */
export function revokeApiKey({ em, viewer, now }: Actor, cmd: RevokeApiKey): Promise<ApiKey | Refusal> {
  return em.transactional(async (em) => {
    const key = await em.findOneOrFail(ApiKey, { id: cmd.apiKeyId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    const refusal = key.revoke(viewer.personId, now())
    if (refusal) return refusal
    emit(em, apiKeyRevoked, key, key.eventData())
    return key
  })
}
