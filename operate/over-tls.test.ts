import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import * as employers from '@passerelle/employers'
import * as notifications from '@passerelle/notifications'
import { createOrm, migrate } from '@passerelle/persistence'
import { accountUrl } from '@passerelle/persistence/provision'
import { startTlsPostgres, type TlsPostgres } from '@passerelle/testkit'
import { accountName } from '../house/keeper/databases.ts'
import { type DatabaseName, databaseNames, type Secrets, secretsIn } from '../house/keeper/secrets.ts'
import { fill } from './fill.ts'
import { school } from './school.ts'

/** A server that lets nobody in without TLS, with the databases of a house whose secrets are in its folder. */
let server: TlsPostgres
let secrets: Secrets
beforeAll(async () => {
  server = await startTlsPostgres()
  secrets = secretsIn(server.folder)
  const passwords = databaseNames.map((name) => [`${name.toUpperCase()}_DB_PASSWORD`, secrets.databasePasswords[name]])
  const env = { ADMIN_DATABASE_URL: server.adminUrl, ...Object.fromEntries(passwords) }
  expect(await run(env, 'provision')).toEqual({ code: 0, said: `${databaseNames.map(accountName).join(', ')}\n` })
  for (const [name, { entities, migrations }] of Object.entries({ employers, notifications })) {
    const orm = await createOrm({ url: urlOf(name as DatabaseName), entities, migrations })
    await migrate(orm)
    await orm.close()
  }
}, 90_000)
afterAll(() => server?.[Symbol.asyncDispose]())

const urlOf = (name: DatabaseName) =>
  accountUrl(server.adminUrl, { name: accountName(name), password: secrets.databasePasswords[name] })

function run(env: Record<string, string>, script: string, ...words: string[]): Promise<{ code: number; said: string }> {
  const own = { PATH: process.env.PATH, ...env }
  return new Promise((resolve) => {
    const file = join(import.meta.dirname, `${script}.ts`)
    execFile(process.execPath, [file, ...words], { env: own }, (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), said: stdout + stderr })
    })
  })
}

test.each([
  ['outbox', 'No key is parked.'],
  ['inbox', 'No key is parked.'],
  ['due', 'Nothing is parked.'],
  ['mails', 'No mail needs a look.'],
])('OP-04 npm run %s works by TLS', async (script, empty) => {
  expect(await run({}, script, 'list', '--database', urlOf('notifications'))).toEqual({ code: 0, said: `${empty}\n` })
})

test('OP-04 an operator whose address does not say TLS is told that the server wants it', async () => {
  const refused = await run({ DATABASE_URL: urlOf('notifications').replace(/\?.*/, '') }, 'outbox', 'list')
  expect(refused).toEqual({ code: 1, said: expect.stringMatching(/pg_hba\.conf rejects .*no encryption\n$/) })
})

const house = () => ({ ADMIN_DATABASE_URL: server.adminUrl, PASSERELLE_DATA: server.folder })

test('OP-04 npm run school enters a school by TLS, in a house on a server of one’s own, too', async () => {
  const add = ['add', '--name', 'École du Test', '--city', 'Nantes', '--zone', 'Europe/Paris']
  expect(await school(add, { DATABASE_URL: urlOf('employers') })).toMatchObject({ code: 0 })
  const listed = { code: 0, says: expect.stringMatching(/^sch_\w+ {2}École du Test, Nantes$/) }
  expect(await school(['list'], house())).toEqual(listed)
  const elsewhere = { ...house(), PASSERELLE_DATA: join(server.folder, 'nowhere') }
  expect(await school(['list'], elsewhere)).toMatchObject({
    code: 2,
    says: expect.stringMatching(/^No house runs here/),
  })
})

test('OP-04 npm run fill reads the embedded log and writes a database by TLS, in a house on a server of one’s own, too', async () => {
  const filled = { code: 0, says: expect.stringMatching(/^school_projection is filled: 0 events taken in/) }
  const what = ['notifications', 'school_projection']
  expect(await fill([...what, '--database', urlOf('notifications'), '--log', urlOf('eventlog')], {})).toEqual(filled)
  expect(await fill(what, house())).toEqual(filled)
})
