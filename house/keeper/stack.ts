import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Child, keepRunning, PortTaken } from './child.ts'
import { startDatabases } from './databases.ts'
import { newMark } from './house-mark.ts'
import { keepNote } from './keep-note.ts'
import { takeFolder } from './one-keeper.ts'
import { type Ports, portNames, programs, publicUrl } from './plan.ts'
import { checkFolder, checkPort, freePorts, portInUse } from './preflight.ts'
import type { Progress } from './progress.ts'
import { secretsIn } from './secrets.ts'
import { hasDemo, seedOnce } from './seed-once.ts'
import { type StackSettings, Trouble } from './settings.ts'

export type Stack = { url: string; inboundPort: number; demo: boolean; close(): Promise<void> }

/**
 * Brings the whole house up: PostgreSQL, the stand-ins, five services and the gateway, then the demo if the folder is
 * new. Whatever was started is stopped when something fails, or when `signal` is aborted.
 *
 * @throws Trouble
 */
export async function startStack(settings: StackSettings, progress: Progress, signal: AbortSignal): Promise<Stack> {
  const { data } = settings
  const started = new AsyncDisposableStack()
  try {
    checkFolder(data)
    started.defer(takeFolder(data))
    await checkPort(settings.PORT, settings.HOST)
    signal.throwIfAborted()

    const postgres = progress.step('PostgreSQL')
    const secrets = secretsIn(data)
    const databases = await startDatabases(settings, secrets, progress)
    started.defer(() => databases.close())
    postgres.done(settings.ADMIN_DATABASE_URL ? 'a server of your own' : '')
    signal.throwIfAborted()

    const ports = await choosePorts(settings)
    const mark = newMark()
    const demo = settings.DEMO === 'yes' || hasDemo(data)
    const plan = programs({ settings, mark, demo, secrets, databases: databases.urls, ports })
    const logs = join(data, 'logs')
    mkdirSync(logs, { recursive: true })
    const children = plan.map((program) => keepRunning(program, { logs, progress, mark }))
    started.defer(() => stopAll(children))
    await allReady(children, progress, signal).catch(async (error: unknown) => {
      throw error instanceof PortTaken ? await whoTook(error, settings) : error
    })

    const url = publicUrl({ settings, ports })
    const pids = () => Object.fromEntries(children.map((child) => [child.name, child.pid()]))
    started.defer(keepNote(join(data, 'running.json'), () => ({ url, postgres: databases.pid(), ...pids() })))
    const { eventlog: _, ...databaseUrls } = databases.urls
    const house = { data, url, databaseUrls }
    if (settings.DEMO === 'yes') await seedOnce(house, progress, signal)
    void saveCompiled(children)
    const closing = started.move()
    return { url, inboundPort: ports.inbound, demo, close: () => closing.disposeAsync() }
  } catch (error) {
    await started.disposeAsync()
    throw error
  }
}

async function choosePorts({ PORT, HOST }: StackSettings): Promise<Ports> {
  const ports = await freePorts(portNames.length)
  const gateway = PORT || (await freePorts(1, 0, HOST))[0]!
  return { gateway, ...Object.fromEntries(portNames.map((name, index) => [name, ports[index]])) } as Ports
}

async function allReady(children: Child[], progress: Progress, signal: AbortSignal): Promise<void> {
  const services = progress.step('Services')
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
  await Promise.race([aborted, Promise.all(children.map((child) => child.ready()))])
  services.done(children.map(({ name }) => name).join(', '))
}

/** The port was free a moment ago: two houses may start at once. */
async function whoTook({ program }: PortTaken, { PORT, HOST }: StackSettings): Promise<Trouble> {
  if (program.port === PORT) return await portInUse(PORT, HOST)
  return new Trouble(
    `Another process has just taken port ${program.port}, which ${program.name} was to have: start again.`,
  )
}

/** One after the other, so that the house answers meanwhile. */
async function saveCompiled(children: Child[]): Promise<void> {
  for (const child of children) await child.saveCompiled()
}

/** The door first, so that nobody comes in; what it still waits for is answered by services that are up. */
async function stopAll(children: Child[]): Promise<void> {
  await Promise.all(children.filter(({ name }) => name === 'gateway').map((child) => child.stop()))
  await Promise.all(children.map((child) => child.stop()))
}
