import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { until } from '@passerelle/testkit'

/** What is missing here for an nginx of our own with clients of several addresses; undefined when nothing is. */
export function lacking(): string | undefined {
  if (process.platform !== 'linux')
    return 'clients of several addresses on one machine need Linux, which has all of 127.0.0.0/8'
  if (spawnSync('nginx', ['-v']).status !== 0) return 'there is no nginx here: apt install nginx-light'
  return undefined
}

/** The `http` block that docs/operators.md shows, without TLS, between a port of its own and a gateway. */
function configuration(port: number, gateway: string): string {
  const docs = readFileSync(new URL('../../docs/operators.md', import.meta.url), 'utf8')
  const [, shown] = /```nginx\n(.*?)```/s.exec(docs) ?? []
  const block = shown!
    .replace('listen 443 ssl;', `listen 127.0.0.1:${port};`)
    .replace(/ {2}ssl_certificate.*\n/g, '')
    .replace('server 10.0.0.3:4000;', `server ${gateway};`)
  const folders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path temp/${name};`)
  const top = 'daemon off; master_process off; pid nginx.pid; error_log stderr warn; events {}'
  return `${top}\nhttp {\n${folders.join(' ')}\naccess_log off;\n${block}\n}\n`
}

/** nginx as an ordinary process in a folder of its own, as the pages for operators set it up. */
export async function startNginx(gatewayUrl: string): Promise<{ url: string } & AsyncDisposable> {
  const prefix = mkdtempSync(join(tmpdir(), 'nginx-'))
  mkdirSync(join(prefix, 'temp'))
  const port = await freePort()
  writeFileSync(join(prefix, 'nginx.conf'), configuration(port, new URL(gatewayUrl).host))
  const child = spawn('nginx', ['-p', prefix, '-c', 'nginx.conf', '-e', 'stderr'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  await until('nginx', async () => {
    if (child.exitCode !== null) throw new Error(`nginx ended with ${child.exitCode}: ${said}`)
    return listens(port)
  })
  return {
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      await ended(child)
      rmSync(prefix, { recursive: true, force: true })
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

async function listens(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const exit = once(child, 'exit')
  child.kill('SIGTERM')
  await exit
}
