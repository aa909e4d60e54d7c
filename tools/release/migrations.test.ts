import { expect, test } from '@jest/globals'
import { serviceNames } from '../../house/keeper/secrets.ts'
import { editedMigrations, migrationsOf } from './migrations.ts'
import { released } from './state.ts'

test.each(serviceNames)('OP-06 the released migrations of %s are there and say what they said', async (service) => {
  const today = await migrationsOf(service)
  const before = released().migrations[service]!
  expect(before.length).toBeGreaterThan(0)
  expect(editedMigrations(service, before, today)).toEqual([])
})

test('OP-06 a released migration that was edited, renamed or dropped is named; a new one is not', async () => {
  const [first, second, ...rest] = await migrationsOf('employers')
  const edited = { ...first!, sha256: second!.sha256 }
  const renamed = { ...second!, name: 'people' }
  const fresh = { name: 'labels', sha256: '0' }
  expect(editedMigrations('employers', [first!, second!, ...rest], [edited, renamed, ...rest, fresh])).toEqual([
    `employers: the released migration ${first!.name} was edited; write a new one`,
    `employers: the released migration ${second!.name} is there no more; databases have run it`,
  ])
})
