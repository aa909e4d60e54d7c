import { LockMode } from '@mikro-orm/postgresql'
import { apiKeyRevoked } from '@passerelle/contracts'
import type { ApiKeyId, Refusal } from '@passerelle/kernel'
import { emit } from '@passerelle/messaging'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import { ApiKey } from './api-key.ts'

export interface RevokeApiKey {
  readonly apiKeyId: string
}

/** Whoever holds the key is signed out by the event: gateways follow it. Refuses WRONG_STATE. */
export async function revokeApiKey(ctx: Context, cmd: RevokeApiKey): Promise<ApiKey | Refusal> {
  return changes(ctx, async (em) => {
    const key = await em.findOneOrFail(
      ApiKey,
      { id: cmd.apiKeyId as ApiKeyId },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    )
    const refusal = key.revoke(ctx.viewer.personId, ctx.now())
    if (refusal) return refusal
    emit(em, apiKeyRevoked, key, key.eventData())
    return key
  })
}
