import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')
const folder = join(root, '.cache', 'kafka', 'libs')

/** What the machine lacks, in one line, or undefined. */
export function missingForKafka(): string | undefined {
  const missing = [
    runs('java', '-version') ? [] : ['Java 17 or newer'],
    existsSync(folder) || runs('mvn', '-version') ? [] : ['Maven'],
  ].flat()
  if (missing.length === 0) return undefined
  return `Tests on Kafka need ${missing.join(' and ')} on the PATH, or KAFKA_BROKERS=host:port of a broker to use.`
}

/**
 * Apache Kafka's jars (44 MB) from Maven Central, once, into an ignored folder.
 * @returns the class path
 */
export function kafkaJars(): string {
  if (existsSync(folder)) return join(folder, '*')
  const unfinished = `${folder}.${process.pid}`
  mkdirSync(unfinished, { recursive: true })
  console.log('Fetching Apache Kafka from Maven Central, once …')
  const pom = join(import.meta.dirname, 'pom.xml')
  const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${unfinished}`]
  const { status, stdout } = spawnSync('mvn', ['-B', '-q', '-f', pom, ...goal], { encoding: 'utf8' })
  if (status !== 0) {
    rmSync(unfinished, { recursive: true })
    throw new Error(`Maven could not fetch Apache Kafka.\n${stdout}`)
  }
  // Whole or not at all: an interrupted download leaves no folder of that name.
  renameSync(unfinished, folder)
  return join(folder, '*')
}

function runs(program: string, argument: string): boolean {
  return spawnSync(program, [argument], { stdio: 'ignore' }).status === 0
}
