import { readFileSync, type Stats, unwatchFile, watchFile } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { setImmediate as breathe } from 'node:timers/promises'
import { ConfigError, type Logger } from '@passerelle/service-kit/without-orm'
import { Graph } from './graph.ts'
import { LiveGraph } from './live-graph.ts'

/** Milliseconds between two looks at the file. Looking, and not events of the file system, sees mounted folders too. */
const lookEvery = 300

export interface SupergraphFile {
  live: LiveGraph
  close(): void
}

/**
 * The supergraph in a file, and each that replaces it later. A new one is switched in after the operations in use were
 * planned on it. One that cannot be used is refused with a line in the log, and the one before goes on serving.
 * @param known names of the subgraphs whose address is configured
 * @throws ConfigError when the first one cannot be used
 */
export function supergraphFile(file: string, known: readonly string[], log: Logger): SupergraphFile {
  const live = new LiveGraph(firstGraph(file, known))
  let working: Promise<void> = Promise.resolve()
  let open = true
  const changed = (now: Stats, before: Stats) => {
    if (now.mtimeMs === before.mtimeMs && now.ino === before.ino && now.size === before.size) return
    working = working.then(replace)
  }
  const replace = async () => {
    try {
      const sdl = await readFile(file, 'utf8')
      if (sdl === live.current.sdl) return
      const graph = usable(new Graph(sdl, live.current.lookups), known)
      const planned = await planAhead(graph, live.current)
      if (open) live.switchTo(graph)
      log.info({ file, planned }, 'a new supergraph is served')
    } catch (error) {
      log.error({ err: error, file }, 'the new supergraph is refused; the one before goes on serving')
    }
  }
  watchFile(file, { interval: lookEvery, persistent: false }, changed)
  return {
    live,
    close() {
      open = false
      unwatchFile(file, changed)
    },
  }
}

function firstGraph(file: string, known: readonly string[]): Graph {
  try {
    return usable(new Graph(readFileSync(file, 'utf8')), known)
  } catch (error) {
    throw new ConfigError(`SUPERGRAPH: ${file} cannot be used: ${(error as Error).message}`)
  }
}

function usable(graph: Graph, known: readonly string[]): Graph {
  const stranger = graph.subgraphNames.find((name) => !known.includes(name))
  if (stranger) throw new Error(`no address is configured for its subgraph "${stranger}"`)
  return graph
}

/** Plans one by one, with requests in between. @returns how many of those in use stay possible */
async function planAhead(graph: Graph, before: Graph): Promise<number> {
  let planned = 0
  for (const operation of before.planned()) {
    if (graph.planIfValid(operation)) planned++
    await breathe()
  }
  return planned
}
