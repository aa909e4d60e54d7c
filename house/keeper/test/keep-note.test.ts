import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { keepNote } from '../keep-note.ts'

test('OP-01 a note that cannot be written ends nothing, and is brought up to date when it can', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-note-'))
  const place = join(folder, 'data')
  mkdirSync(place)
  const file = join(place, 'running.json')
  let gateway = 1
  const end = keepNote(file, () => ({ gateway }))
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ gateway: 1 })
  // As good as full: nothing can be written there.
  renameSync(place, `${place}-away`)
  gateway = 2
  await delay(1_500)
  renameSync(`${place}-away`, place)
  while ((JSON.parse(readFileSync(file, 'utf8')) as { gateway: number }).gateway !== 2) await delay(50)
  end()
  rmSync(folder, { recursive: true })
})
