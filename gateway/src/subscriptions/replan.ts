import { setImmediate as breathe } from 'node:timers/promises'
import type { DocumentNode } from 'graphql'
import type { Graph } from '../graph/graph.ts'
import { spreadOut } from './spread-out.ts'
import type { Stream } from './stream.ts'
import { noLongerValid } from './stream-errors.ts'
import { misfit, type StreamPlan } from './stream-plan.ts'
import type { Subscribing } from './subscribing.ts'

export interface PlannedStream {
  stream: Stream
  subscribing: Subscribing
  planOn(graph: Graph): StreamPlan
}

/**
 * Brings streams onto a new supergraph. Those that ask their owner the same go on without noticing, others move a few at a
 * time, and only those that no longer fit end.
 * @param isCurrent whether this supergraph still is the newest; when it is not, the rest is left to the newer one
 */
export async function replan(streams: Iterable<PlannedStream>, graph: Graph, isCurrent: () => boolean): Promise<void> {
  const moves: { stream: Stream; plan: StreamPlan }[] = []
  const invalid = new Map<DocumentNode, string | undefined>()
  for (const planned of [...streams]) {
    if (!isCurrent()) return
    const plan = planOrEnd(planned, graph, invalid)
    if (plan && planned.stream.replan(plan)) moves.push({ stream: planned.stream, plan })
    await breathe()
  }
  await spreadOut(moves, ({ stream, plan }) => {
    if (isCurrent()) stream.move(plan)
  })
}

function planOrEnd(
  { stream, subscribing, planOn }: PlannedStream,
  graph: Graph,
  invalid: Map<DocumentNode, string | undefined>,
): StreamPlan | undefined {
  const reason = misfit(graph, subscribing.operation, subscribing.variables, invalid)
  if (reason) {
    stream.end(noLongerValid(reason))
    return undefined
  }
  try {
    return planOn(graph)
  } catch {
    stream.end(noLongerValid('it cannot be planned any more.'))
    return undefined
  }
}
