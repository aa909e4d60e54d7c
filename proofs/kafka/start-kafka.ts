import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Kafka, logLevel } from 'kafkajs'
import { freePorts } from '../../house/keeper/preflight.ts'
import { kafkaJars } from './jars.ts'
import type { Secured } from './secured.ts'
import { type Ports, serverProperties } from './server-properties.ts'

export interface RunningKafka {
  /** host:port */
  brokers: string
  /** Milliseconds from start to the first answer. */
  readyAfter: number
  /** Stops it cleanly and waits for that. */
  close(): Promise<void>
  /** kill -9. Start again with the same folder and ports. */
  kill(): Promise<void>
  ports: Ports
}

/**
 * Apache Kafka in one JVM of at most 384 MB, for tests and development.
 *
 * @param folder for its data; one that was used before is taken up again
 * @param secured listeners with TLS and users beside the open one
 * @throws when it does not answer within a minute, with the end of its log
 */
export async function startKafka(folder: string, ports?: Ports, secured?: Secured): Promise<RunningKafka> {
  const classPath = kafkaJars()
  const chosen = ports ?? (await freeKafkaPorts())
  mkdirSync(folder, { recursive: true })
  const properties = join(folder, 'server.properties')
  writeFileSync(properties, serverProperties(chosen, join(folder, 'data'), secured?.more))
  if (!existsSync(join(folder, 'data'))) format(classPath, properties, secured?.users ?? [])
  const started = performance.now()
  const logFile = join(folder, 'kafka.log')
  const jvm = launch(classPath, properties, logFile)
  const brokers = `127.0.0.1:${chosen.broker}`
  await untilReady(brokers, jvm, logFile)
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    if (jvm.exitCode !== null || jvm.signalCode !== null) return
    const exited = once(jvm, 'exit')
    jvm.kill(signal)
    await exited
  }
  const readyAfter = Math.round(performance.now() - started)
  return { brokers, readyAfter, ports: chosen, close: () => stop('SIGTERM'), kill: () => stop('SIGKILL') }
}

function format(classPath: string, properties: string, users: readonly string[]): void {
  // An id that began with a dash would be taken for an option.
  const id = randomBytes(16).toString('base64url').replace(/^-/, 'A')
  const tool = [
    '-cp',
    classPath,
    'kafka.tools.StorageTool',
    'format',
    '--standalone',
    '-g',
    '-t',
    id,
    '-c',
    properties,
    ...users,
  ]
  const { status, stderr, stdout } = spawnSync('java', tool, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`Kafka's folder could not be formatted.\n${stdout}${stderr}`)
}

function launch(classPath: string, properties: string, logFile: string): ChildProcess {
  const output = openSync(logFile, 'a')
  const small = ['-Xms128m', '-Xmx384m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Dlog4j2.level=WARN']
  const jvm = spawn('java', [...small, '-cp', classPath, 'kafka.Kafka', properties], {
    stdio: ['ignore', output, output],
  })
  // Whoever started it may be interrupted: no broker stays behind.
  const kill = () => jvm.kill('SIGKILL')
  process.once('exit', kill)
  jvm.once('exit', () => process.removeListener('exit', kill))
  return jvm
}

async function untilReady(brokers: string, jvm: ChildProcess, logFile: string): Promise<void> {
  const client = new Kafka({ brokers: [brokers], logLevel: logLevel.NOTHING, retry: { retries: 0 } })
  const deadline = performance.now() + 60_000
  while (performance.now() < deadline && jvm.exitCode === null) {
    const admin = client.admin()
    try {
      await admin.connect()
      await admin.describeCluster()
      return
    } catch {
      await delay(100)
    } finally {
      await admin.disconnect().catch(() => {})
    }
  }
  jvm.kill('SIGKILL')
  throw new Error(`Kafka did not start.\n${readFileSync(logFile, 'utf8').slice(-2_000)}`)
}

async function freeKafkaPorts(): Promise<Ports> {
  const [broker, controller] = await freePorts(2)
  return { broker: broker!, controller: controller! }
}
