/** `npm run break-day`: a house of its own, broken as production breaks, and what it owes to whoever uses it meanwhile. */
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { newFolder, startHouse } from '../kill-day/house.ts'
import { clockOff } from './clock-off.ts'
import { deadMailServer } from './dead-mail-server.ts'
import { frozen } from './frozen.ts'
import { fullDisk } from './full-disk.ts'
import { killed } from './killed.ts'
import { report } from './report.ts'
import { toolsFor } from './tools.ts'
import { visitor } from './visitor.ts'

/** With --keep the logs of the house stay, and where is said. */
const { values } = parseArgs({ options: { keep: { type: 'boolean', default: false } } })

const folder = newFolder('break-day')
const place = join(folder, 'house')
const { lacks, canFakeTime, disk } = toolsFor(place)
if (lacks.length > 0) console.log(`This machine lacks ${lacks.join(' and ')}: what needs it is left out.`)
const findings = report()
try {
  await using house = await startHouse(place, {})
  const broken = { house, folder: place, visitor: visitor(house.url), findings }
  await killed(broken)
  await frozen(broken)
  await deadMailServer(broken)
  if (canFakeTime) await clockOff(broken)
  if (disk) await fullDisk(broken)
} finally {
  if (values.keep) {
    cpSync(join(place, 'logs'), join(folder, 'logs'), { recursive: true })
    console.log(`Its logs are in ${join(folder, 'logs')}.`)
  }
  disk?.unmount()
  rmSync(place, { recursive: true, force: true })
  if (!values.keep) rmSync(folder, { recursive: true, force: true })
}
console.log(findings.wrong() === 0 ? 'All as it is owed.' : `${findings.wrong()} not as it is owed.`)
process.exitCode = findings.wrong() === 0 ? 0 : 1
