import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { seedOfRun as seed } from '@passerelle/testkit/dice'
import { registerDemoSchools } from '../house/seed/register-schools.ts'
import { houseDatabase } from '../operate/running-house.ts'
import { newFolder, startHouse } from '../proofs/kill-day/house.ts'
import { killDay } from '../proofs/kill-day/kill-day.ts'

const brokers = process.env.KAFKA_BROKERS

test('EV-01 killing each process of a real house in the middle of a fair, or of its matches, loses nothing and doubles nothing', async () => {
  const log: Record<string, string> = brokers
    ? { EVENT_LOG: 'kafka', KAFKA_BROKERS: brokers, KAFKA_PREFIX: `${randomUUID()}.` }
    : {}
  const folder = newFolder('kill-day')
  try {
    const data = join(folder, 'house')
    // Its fairs are all that happens there: what the demo is filled with would only be more of the same.
    await using house = await startHouse(data, { DEMO: 'no', ...log })
    await registerDemoSchools(houseDatabase('employers', { PASSERELLE_DATA: data })!)
    const everyProcess = Object.keys(house.pids()).sort()
    const { killed, fairs, mails } = await killDay({ house, seed, candidates: 20, pairs: 20 })
    expect([...killed].sort()).toEqual(everyProcess)
    const wrong = [...fairs.flatMap(({ findings }) => findings), mails].flatMap((finding) => finding.wrong)
    expect(wrong).toEqual([])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}, 900_000)
