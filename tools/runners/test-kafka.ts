/**
 * `npm run test:kafka`: the tests of the event log, the whole story, filling and killing on a real Kafka: the one that
 * KAFKA_BROKERS names, or one that is started for them (Java and Maven) and thrown away afterwards. Says in one line what
 * it needs when there is neither. One process kills, which takes longest, while the other does all the rest.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { missingForKafka } from '../../proofs/kafka/jars.ts'
import { type RunningKafka, startKafka } from '../../proofs/kafka/start-kafka.ts'
import { runTests } from './run-tests.ts'

const onKafka = [
  'packages/messaging/test/kafka',
  'packages/messaging/test/fill',
  'proofs/kafka/test',
  'test/story',
  'test/fill',
  'test/kill',
]

function test(brokers: string): Promise<number> {
  return runTests(['--maxWorkers=2', ...onKafka, ...process.argv.slice(2)], { KAFKA_BROKERS: brokers })
}

async function testOnOurOwn(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-kafka-'))
  let kafka: RunningKafka | undefined
  try {
    kafka = await startKafka(folder)
    console.log(`Kafka answers on ${kafka.brokers} after ${kafka.readyAfter} ms.`)
    return await test(kafka.brokers)
  } finally {
    await kafka?.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

const missing = process.env.KAFKA_BROKERS ? undefined : missingForKafka()
if (missing) {
  console.error(missing)
  process.exitCode = 1
} else {
  process.exitCode = await (process.env.KAFKA_BROKERS ? test(process.env.KAFKA_BROKERS) : testOnOurOwn())
}
