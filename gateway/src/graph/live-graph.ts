import type { Graph } from './graph.ts'

/** The supergraph of the moment. Whoever needs more than one step of it takes `current` once and stays with that. */
export class LiveGraph {
  #current: Graph
  readonly #listeners = new Set<(graph: Graph) => void>()

  constructor(graph: Graph) {
    this.#current = graph
  }

  get current(): Graph {
    return this.#current
  }

  /** From now on, for HTTP and sockets alike; listeners are called at once, in the order in which they came. */
  switchTo(graph: Graph): void {
    this.#current = graph
    for (const listen of this.#listeners) listen(graph)
  }

  /** @returns how to listen no more */
  onSwitch(listener: (graph: Graph) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
