/** How much a stream may hold. Numbers are events unless they say otherwise. */
export interface StreamLimits {
  /** Being completed at the same time (2,425 events a second with an entity fetch each, against 1,500 one by one). */
  inFlight: number
  /** That the fastest reader has not taken, before completing waits for it. */
  readAhead: number
  /** That a reader may be behind others of the same stream before it is cut off. */
  behind: number
  /** Received and not yet begun, before the owner is left and asked again later. */
  backlog: number
  /** Milliseconds without taking anything after which a reader for whom results wait is cut off. */
  stalledAfter: number
  /** Attempts to go on after the owner was lost, and milliseconds before the first; each waits twice as long, up to 5 s. */
  attempts: number
  retryAfter: number
}

/** 12 attempts are about 37 seconds: a service restarts in less. */
export const streamLimits: StreamLimits = {
  inFlight: 16,
  readAhead: 256,
  behind: 1000,
  backlog: 1000,
  stalledAfter: 10_000,
  attempts: 12,
  retryAfter: 100,
}
