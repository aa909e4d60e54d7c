import { byId } from '@passerelle/persistence'
import type { Reading } from '@passerelle/service-kit'
import DataLoader from 'dataloader'
import { ApiKey } from './api-key.ts'
import { apiKeysOfSchool } from './api-keys-of.ts'
import { lastUses } from './use-api-key.ts'

export function apiKeyLoaders({ em }: Reading) {
  return {
    apiKey: byId(em, ApiKey, 'key'),
    apiKeyUse: new DataLoader((keyIds: readonly string[]) => lastUses(em, keyIds)),
    apiKeysOfSchool: apiKeysOfSchool(em),
  }
}
