/** `npm run kill-day`: fairs in a house whose processes are killed, one after the other. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { drawnSeed } from '@passerelle/testkit/dice'
import { render } from '../fair-day/report.ts'
import { newFolder, startHouse } from './house.ts'
import { killDay } from './kill-day.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(drawnSeed()) },
    candidates: { type: 'string', default: '100' },
    /** How many candidates the school proposes for a job after each fair. */
    pairs: { type: 'string', default: '200' },
    /** Nobody is killed before the matches begin. */
    'only-in-matches': { type: 'boolean', default: false },
    /** Only these, separated by commas. */
    victims: { type: 'string' },
    /** host:port of a Kafka; the embedded event log when left out. */
    kafka: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
})

const folder = newFolder('kill-day')
const env: Record<string, string> = values.kafka ? { EVENT_LOG: 'kafka', KAFKA_BROKERS: values.kafka } : {}
console.log(`seed ${values.seed}, in ${folder}`)
let wrong = 0
{
  await using house = await startHouse(join(folder, 'house'), env)
  const { fairs, mails, killed } = await killDay({
    house,
    seed: Number(values.seed),
    candidates: Number(values.candidates),
    pairs: Number(values.pairs),
    onlyInMatches: values['only-in-matches'],
    victims: values.victims?.split(','),
    say: console.log,
  })
  for (const { summary, findings } of fairs) {
    console.log(`\n${render(summary, findings)}`)
    wrong += findings.reduce((sum, finding) => sum + finding.wrong.length, 0)
  }
  wrong += mails.wrong.length
  console.log(
    `\n${mails.title} (${mails.looked}): ${mails.wrong.join('; ') || 'so it is'}\nkilled: ${killed.join(', ')}`,
  )
}
if (!values.keep) rmSync(folder, { recursive: true, force: true })
process.exitCode = wrong === 0 ? 0 : 1
