import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Broken } from './report.ts'
import { isWhole, wholePage } from './visitor.ts'

const rename =
  'mutation ($name: String!) { updateMyProfile(input: { name: $name }) { ... on Person { name } ... on Refusal { message } } }'

/** No room for data, logs and notes: what is read is answered, what cannot be kept is refused, and room is all that it takes. */
export async function fullDisk({ house, folder, visitor, findings }: Broken): Promise<void> {
  findings.about('A full disk')
  const before = house.pids()
  const filler = join(folder, 'filler')
  fill(filler)
  await delay(5_000)
  const read = await visitor.ask(wholePage)
  findings.saw('reads go on', isWhole(read), read.errors)
  const codes = new Set<string>()
  for (let i = 0; i < 5; i++) {
    const { errors } = await visitor.ask(rename, { name: `Inès Marchand ${'x'.repeat(i)}` })
    for (const { extensions } of errors) codes.add(String(extensions?.code))
  }
  findings.saw(
    'what cannot be kept is refused, or kept',
    [...codes].every((code) => code === 'UNAVAILABLE'),
    [...codes],
  )
  rmSync(filler)
  const back = await visitor.until(
    `mutation { updateMyProfile(input: { name: "Inès Marchand" }) { ... on Person { name } } }`,
    ({ errors }) => errors.length === 0,
    15_000,
  )
  findings.saw('changes are taken again by themselves', back !== undefined, `${back} ms`)
  findings.saw('the house is whole', isWhole(await visitor.ask(wholePage)))
  await delay(1_500)
  const { postgres: _, ...after } = house.pids()
  const ended = Object.entries(after).filter(([name, pid]) => before[name] !== pid)
  findings.saw('no process has ended', ended.length === 0, ended)
}

function fill(file: string): void {
  const handle = openSync(file, 'w')
  try {
    for (let size = 1_048_576; size >= 1; size = Math.floor(size / 2)) {
      const bytes = Buffer.alloc(size)
      for (;;) {
        try {
          writeSync(handle, bytes)
        } catch {
          break
        }
      }
    }
  } finally {
    closeSync(handle)
  }
}
