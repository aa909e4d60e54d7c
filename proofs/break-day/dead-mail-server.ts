import { type AddressInfo, createServer, type Socket } from 'node:net'
import { replica } from './replica.ts'
import type { Broken } from './report.ts'
import { isWhole, wholePage } from './visitor.ts'

/** Mail servers as they fail: one says that it is busy, one says nothing, one hangs up. The house goes on. */
export async function deadMailServer({ house, visitor, findings }: Broken): Promise<void> {
  findings.about('Dead mail servers')
  const ways: Record<string, (socket: Socket) => void> = {
    'is busy (421)': (socket) => socket.end('421 4.3.2 Try again later\r\n'),
    'says nothing': () => {},
    'hangs up': (socket) => socket.destroy(),
  }
  for (const [way, meets] of Object.entries(ways)) {
    const sockets = new Set<Socket>()
    const server = createServer((socket) => {
      sockets.add(socket.on('error', () => {}))
      meets(socket)
    })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    const { port } = server.address() as AddressInfo
    // A second process on the same database: it takes its share of the mails to a server that is no good.
    await using other = await replica(house, 'notifications', {
      SMTP_URL: `smtp://127.0.0.1:${port}`,
      INBOUND_SMTP_PORT: '',
    })
    const ready = await fetch(`${other.url}/readyz`)
    findings.saw(`one that ${way}: the service is ready`, ready.ok)
    findings.saw(`one that ${way}: the house is whole`, isWhole(await visitor.ask(wholePage)))
    for (const socket of sockets) socket.destroy()
    server.close()
  }
}
