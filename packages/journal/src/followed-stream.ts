import type { JournalEntry } from './entry.ts'
import type { Listener } from './listener.ts'
import type { StreamState } from './read.ts'

/** A stream that somebody in this process listens to. It is read once for all of them. */
export class FollowedStream {
  readonly stream: string
  /** Everything up to here was handed out. */
  position = 0
  secret: string | undefined
  /** Resolves when the position is known. */
  readonly ready: Promise<void>
  isReady = false
  readonly #byAddress = new Map<string, Set<Listener>>()
  /** Those who want everything. */
  readonly #everything = new Set<Listener>()
  readonly #all = new Set<Listener>()

  constructor(stream: string, state: Promise<StreamState>) {
    this.stream = stream
    this.ready = state.then(({ head, secret }) => {
      this.position = head
      this.secret = secret
      this.isReady = true
    })
  }

  get listeners(): ReadonlySet<Listener> {
    return this.#all
  }

  add(listener: Listener): void {
    this.#all.add(listener)
    for (const group of this.#groupsOf(listener)) group.add(listener)
  }

  remove(listener: Listener): void {
    this.#all.delete(listener)
    for (const group of this.#groupsOf(listener)) group.delete(listener)
    for (const address of listener.addresses ?? []) {
      if (this.#byAddress.get(address)?.size === 0) this.#byAddress.delete(address)
    }
  }

  /** Hands entries to those who are live. They follow each other without gaps, or some were forgotten meanwhile. */
  handOut(entries: readonly JournalEntry[]): void {
    for (const entry of entries) {
      if (entry.position <= this.position) continue
      if (entry.position > this.position + 1) for (const listener of this.#all) listener.fallBehind(this.position)
      this.position = entry.position
      for (const listener of this.#everything) listener.push(entry)
      for (const address of entry.addresses) {
        for (const listener of this.#byAddress.get(address) ?? []) listener.push(entry)
      }
    }
  }

  #groupsOf({ addresses }: Listener): Set<Listener>[] {
    if (!addresses) return [this.#everything]
    return addresses.map((address) => {
      const group = this.#byAddress.get(address) ?? new Set()
      this.#byAddress.set(address, group)
      return group
    })
  }
}
