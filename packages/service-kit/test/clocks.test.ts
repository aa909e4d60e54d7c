import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { newId } from '@passerelle/kernel'
import { createOrm } from '@passerelle/persistence'
import { testDatabase } from '@passerelle/testkit'
import { pino } from 'pino'
import { databaseClock } from '../src/database-clock.ts'
import { newPassportKey, type PassportSigner, passportSigner, passportVerifier } from '../src/index.ts'

let signer: PassportSigner
beforeAll(async () => {
  signer = await passportSigner(await newPassportKey())
})
const realNow = Date.now
afterAll(() => {
  Date.now = realNow
})

type Line = { level: number; msg: string } & Record<string, unknown>

function log(): { log: pino.Logger; lines: Line[] } {
  const lines: Line[] = []
  return { lines, log: pino({ level: 'warn' }, { write: (line: string) => void lines.push(JSON.parse(line)) }) }
}

/** Of a machine whose clock is so many seconds ahead of the gateway's. */
function verifierAhead(seconds: number, said = log()) {
  const clock = () => new Date(realNow() + seconds * 1000)
  return passportVerifier({ PASSPORT_JWKS: JSON.stringify(signer.jwks) }, { clock, log: said.log })
}

test.each([
  [-55, true],
  [-62, false],
  [55, true],
  [62, false],
])('AC-02 by a clock that is %i seconds ahead of the gateway, a fresh passport is good: %p', async (seconds, good) => {
  const read = verifierAhead(seconds)(await signer.sign({ sub: newId('per') }))
  if (good) expect((await read).isGateway).toBe(false)
  else await expect(read).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } })
})

test('AC-02 a passport that was good a moment ago ends with its minute', async () => {
  let ahead = 0
  const clock = () => new Date(realNow() + ahead)
  const verify = passportVerifier({ PASSPORT_JWKS: JSON.stringify(signer.jwks) }, { clock })
  const passport = await signer.sign({ sub: newId('per') })
  await verify(passport)
  ahead = 61_000
  await expect(verify(passport)).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } })
})

test('OP-04 why passports are refused is one line a minute, with the times that tell of a wrong clock', async () => {
  const said = log()
  const verify = verifierAhead(600, said)
  const passport = await signer.sign({ sub: newId('per') })
  for (let i = 0; i < 20; i++) await verify(passport).catch(() => undefined)
  expect(said.lines).toHaveLength(1)
  const [line] = said.lines
  expect(line).toMatchObject({ msg: 'a passport is refused', reason: 'ERR_JWT_EXPIRED', iat: expect.any(Number) })
  expect((line!.now as number) - (line!.exp as number)).toBeGreaterThan(500)
  expect(JSON.stringify(line)).not.toContain(passport.slice(0, 30))
})

test("OP-04 the clock of a service is the database's, whatever its machine's says", async () => {
  await using database = await testDatabase('bare', { entities: [], migrations: [] })
  const orm = await createOrm({ url: database.url, entities: [], migrations: [] })
  const said = log()
  Date.now = () => realNow() + 600_000
  const clock = await databaseClock(orm, said.log)
  expect(Math.abs(clock.now().getTime() - realNow())).toBeLessThan(1_000)
  expect(said.lines).toEqual([expect.objectContaining({ secondsOff: expect.closeTo(600, -1) })])
  await clock.close()
  await orm.close()
})
