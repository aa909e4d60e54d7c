/** A started service, in a process of its own or beside others in one. */
export interface RunningService {
  readonly name: string
  /** Base address, without `/graphql`. */
  readonly url: string
  /** Where its metrics are, when they are shown. */
  readonly metricsUrl?: string | undefined
  /** True when nothing is left to do: outbox empty, consumers caught up, jobs that are due done. */
  settled(): Promise<boolean>
  /** Drains, then stops. Safe to call twice. */
  close(): Promise<void>
}
