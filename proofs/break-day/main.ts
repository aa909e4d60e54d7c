/** `npm run break-day`: a house of its own, broken as production breaks, and what it owes to whoever uses it meanwhile. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { newFolder, startHouse } from '../kill-day/house.ts'
import { clockOff } from './clock-off.ts'
import { deadMailServer } from './dead-mail-server.ts'
import { frozen } from './frozen.ts'
import { fullDisk } from './full-disk.ts'
import { killed } from './killed.ts'
import { report } from './report.ts'
import { lacking, smallDisk } from './tools.ts'
import { visitor } from './visitor.ts'

const { values } = parseArgs({ options: { keep: { type: 'boolean', default: false } } })

const lacks = lacking()
if (lacks.length > 0) console.log(`This machine lacks ${lacks.join(' and ')}: what needs it is left out.`)
const folder = newFolder()
const place = join(folder, 'house')
const disk = lacks.some((one) => one.startsWith('root')) ? undefined : smallDisk(place)
const findings = report()
try {
  await using house = await startHouse(place, {})
  const broken = { house, folder: place, visitor: visitor(house.url), findings }
  await killed(broken)
  await frozen(broken)
  await deadMailServer(broken)
  if (!lacks.some((one) => one.startsWith('libfaketime'))) await clockOff(broken)
  if (disk) await fullDisk(broken)
} finally {
  disk?.unmount()
  if (!values.keep) rmSync(folder, { recursive: true, force: true })
}
process.exitCode = findings.wrong() === 0 ? 0 : 1
