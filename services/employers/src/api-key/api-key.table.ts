import { impersonal, personal, table } from '@passerelle/persistence'
import { ApiKey } from './api-key.ts'

export const apiKeyTable = table(ApiKey, 'api_key', (p) => ({
  id: p.text().primary(),
  schoolId: p.text(),
  name: personal(p.text()),
  scopes: p.array(),
  secretHash: impersonal(p.text()),
  hint: impersonal(p.text()),
  createdBy: p.text(),
  createdAt: p.datetime(),
  expiresAt: p.datetime().nullable(),
  revokedBy: p.text().nullable(),
  revokedAt: p.datetime().nullable(),
  version: p.integer().version(),
}))
