import type { Adapter, AdapterConstructor, AdapterPayload } from 'oidc-provider'

type Stored = { payload: AdapterPayload; until: number }

const MOST = 10_000

/**
 * Keeps sessions and sign-ins in progress in memory, the oldest giving way to new ones. A restart forgets them, which
 * costs one click; access tokens are not kept anywhere, their signature is enough.
 */
export function memoryStorage(): AdapterConstructor {
  const stored = new Map<string, Stored>()

  return class Memory implements Adapter {
    readonly #kind: string
    constructor(kind: string) {
      this.#kind = kind
    }
    async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
      if (stored.size >= MOST) stored.delete(stored.keys().next().value!)
      stored.set(this.#key(id), { payload, until: Date.now() + expiresIn * 1000 })
    }
    async find(id: string): Promise<AdapterPayload | undefined> {
      const found = stored.get(this.#key(id))
      if (found && found.until > Date.now()) return found.payload
      stored.delete(this.#key(id))
      return undefined
    }
    findByUid(uid: string): Promise<AdapterPayload | undefined> {
      return this.#findWhere((payload) => payload.uid === uid)
    }
    findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
      return this.#findWhere((payload) => payload.userCode === userCode)
    }
    async consume(id: string): Promise<void> {
      const found = await this.find(id)
      if (found) found.consumed = Math.floor(Date.now() / 1000)
    }
    async destroy(id: string): Promise<void> {
      stored.delete(this.#key(id))
    }
    async revokeByGrantId(grantId: string): Promise<void> {
      for (const [key, { payload }] of stored) if (payload.grantId === grantId) stored.delete(key)
    }
    async #findWhere(wanted: (payload: AdapterPayload) => boolean): Promise<AdapterPayload | undefined> {
      for (const [key, { payload }] of stored) {
        if (key.startsWith(`${this.#kind}:`) && wanted(payload)) return this.find(key.slice(this.#kind.length + 1))
      }
      return undefined
    }
    #key(id: string): string {
      return `${this.#kind}:${id}`
    }
  }
}
