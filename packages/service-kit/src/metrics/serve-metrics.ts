import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { collectDefaultMetrics, Registry } from 'prom-client'
import type { Logger } from '../log.ts'

export type Metrics = Registry

export interface MetricsServer {
  /** Address of the metrics. */
  url: string
  close(): Promise<void>
}

/** Of the process: memory, CPU, event loop, garbage collection. Collected once, however many services run in it. */
let ofProcess: Registry | undefined

/**
 * Shows the metrics at `/metrics`, in Prometheus' text format, on a port of their own: what they tell is for those who run
 * the house, and the public port is for everybody.
 * @throws when the port is taken
 */
export async function serveMetrics(
  registry: Registry,
  { port, host, log }: { port: number; host: string; log: Logger },
): Promise<MetricsServer> {
  if (!ofProcess) {
    ofProcess = new Registry()
    collectDefaultMetrics({ register: ofProcess })
  }
  const server = createServer(async (request, response) => {
    if (request.url?.split('?', 1)[0] !== '/metrics') return response.writeHead(404).end()
    try {
      const shown = Registry.merge([ofProcess!, registry])
      const text = await shown.metrics()
      response.writeHead(200, { 'content-type': shown.contentType }).end(text)
    } catch (error) {
      log.error({ err: error }, 'the metrics cannot be shown')
      response.writeHead(500).end()
    }
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve))
  const { port: taken } = server.address() as AddressInfo
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${taken}/metrics`
  return {
    url,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
