import { expect, test } from '@jest/globals'
import { newId } from '@passerelle/kernel'
import { createOrm, migrate } from '@passerelle/persistence'
import { testDatabase } from '@passerelle/testkit'
import { entities, migrations } from '../src/index.ts'
import { Message } from '../src/mail/message.ts'
import { SchoolProjection } from '../src/projections/school.ts'

const until = (migration: string) =>
  migrations.slice(
    0,
    migrations.findIndex(({ name }) => name === migration),
  )
const before = until('zones_and_matches')

test('PE-22 what was scheduled and queued before an upgrade leaves after it', async () => {
  await using database = await testDatabase('notifications_upgrade', { entities: [], migrations: before })
  const old = await createOrm({ url: database.url, entities: [], migrations: before })
  const [scheduled, drafted, school, match, mail] = [
    newId('itv'),
    newId('itv'),
    newId('sch'),
    newId('mch'),
    newId('msg'),
  ]
  const draft = (interview: string, state: string, sendAt: string | null) =>
    old.em.execute(
      `insert into invitation_draft (interview_id, state, send_at, author, created_at) values (?, ?, ?, ?, now())`,
      [interview, state, sendAt, newId('per')],
    )
  await draft(scheduled, 'SCHEDULED', '2026-11-23T09:00:00Z')
  await draft(drafted, 'DRAFT', null)
  await old.em.execute(`insert into school_projection (id, name) values (?, 'École Rive Gauche')`, [school])
  const facts = { matchId: match, round: 0, state: 'PROPOSED', withdrawn: null, comment: null }
  await old.em.execute(
    `insert into message (id, person, kind, cause, thread, position, facts, state, attempts, due_at, created_at)
     values (?, ?, 'OFFER_PROPOSED', 'evt', 'thread', 1, ?, 'QUEUED', 0, now(), now())`,
    [mail, newId('per'), JSON.stringify(facts)],
  )
  await old.close()

  const orm = await createOrm({ url: database.url, entities, migrations })
  await Promise.all([migrate(orm), migrate(orm)])
  const em = orm.em.fork()
  expect(await em.execute('select kind, key, data, at::text = try_at::text as now from due')).toEqual([
    { kind: 'invitation-leaves', key: scheduled, data: { interviewId: scheduled }, now: true },
  ])
  expect(await em.findOneOrFail(Message, { id: mail })).toMatchObject({ matchId: match, state: 'QUEUED' })
  expect(await em.findOneOrFail(SchoolProjection, { id: school })).toMatchObject({ timeZone: null })
  await orm.close()
})

test('BY-05 what mails had quoted of our links and addresses is taken out of what was kept of them', async () => {
  const all = until('secrets_in_answers')
  await using database = await testDatabase('notifications_secrets', { entities: [], migrations: all })
  const old = await createOrm({ url: database.url, entities: [], migrations: all })
  const [code, token] = [`${'01m8ktq7qpenevj0demqcvnc4y'}${'0a1b2c3d4e5f'.repeat(2)}`, 'aB3-_'.repeat(8)]
  const quoted = `Oui !\n> https://e.org/l/${token}?x=1 https://safe.example/?url=%2Fl%2F${token}\n> Reply+${code}@e.org`
  const left = 'Oui !\n> https://e.org/l/…?x=1 https://safe.example/?url=%2Fl%2F…\n> …@e.org'
  const plain = 'Je viens par la rue /l/ et j’écris à reply+moi@e.org.'
  const [first, second, notice] = [newId('rpl'), newId('rpl'), newId('ntc')]
  for (const [id, text] of [
    [first, quoted],
    [second, plain],
  ] as const) {
    await old.em.execute(
      `insert into reply (id, interview_id, invitation_id, outcome, sender, text, digest, arrived_at)
       values (?, 'itv', 'inv', 'MESSAGE', null, ?, ?, now())`,
      [id, text, id],
    )
  }
  await old.em.execute(
    `insert into notice (id, person, cause, kind, facts, created_at) values (?, 'per', 'evt', 'REPLY_RECEIVED', ?, now())`,
    [notice, JSON.stringify({ text: quoted, outcome: 'MESSAGE' })],
  )
  await old.close()

  const orm = await createOrm({ url: database.url, entities, migrations })
  await migrate(orm)
  const em = orm.em.fork()
  const texts = await em.execute('select id, text from reply order by id')
  expect(texts).toEqual([first, second].sort().map((id) => ({ id, text: id === first ? left : plain })))
  expect(await em.execute('select facts from notice')).toEqual([{ facts: { text: left, outcome: 'MESSAGE' } }])
  await orm.close()
})

test('BY-05 what was quoted with a line broken inside of it is taken out of what was kept as well', async () => {
  const all = until('secrets_across_lines')
  await using database = await testDatabase('notifications_lines', { entities: [], migrations: all })
  const old = await createOrm({ url: database.url, entities: [], migrations: all })
  const [code, token] = [`${'01m8ktq7qpenevj0demqcvnc4y'}${'0a1b2c3d4e5f'.repeat(2)}`, `${'aB3-_'.repeat(8)}xyz`]
  const broken = (text: string, at: number, by: string) => text.slice(0, at) + by + text.slice(at)
  const link = (by: string) => `https://e.org/l/${broken(token, 15, by)}`
  const quoted = `${link('\n> ')}?x=1\n${link('=\r\n')}\nBonjour\n${link('\n')}\nmailto:reply+${broken(code, 30, '\r\n\t ')}@e.org`
  const left = 'https://e.org/l/…?x=1\nhttps://e.org/l/…\nBonjour\nhttps://e.org/l/…\nmailto:…@e.org'
  const plain = 'https://e.org/l/x\nBonjour\ntout le monde'
  for (const [id, text] of [
    ['rpl_1', quoted],
    ['rpl_2', plain],
  ]) {
    await old.em.execute(
      `insert into reply (id, interview_id, invitation_id, outcome, sender, text, digest, arrived_at)
       values (?, 'itv', 'inv', 'MESSAGE', null, ?, ?, now())`,
      [id, text, id],
    )
  }
  await old.em.execute(
    `insert into notice (id, person, cause, kind, facts, created_at) values (?, 'per', 'evt', 'REPLY_RECEIVED', ?, now())`,
    [newId('ntc'), JSON.stringify({ text: quoted, outcome: 'MESSAGE' })],
  )
  await old.close()

  const orm = await createOrm({ url: database.url, entities, migrations })
  await migrate(orm)
  const em = orm.em.fork()
  expect(await em.execute('select text from reply order by id')).toEqual([{ text: left }, { text: plain }])
  expect(await em.execute('select facts from notice')).toEqual([{ facts: { text: left, outcome: 'MESSAGE' } }])
  await orm.close()
})

test('BY-05 what mail servers had repeated of our addresses and links is taken out of what was kept of their answers', async () => {
  const all = until('secrets_in_outcomes')
  await using database = await testDatabase('notifications_outcomes', { entities: [], migrations: all })
  const old = await createOrm({ url: database.url, entities: [], migrations: all })
  const [code, token] = [`${'01m8ktq7qpenevj0demqcvnc4y'}${'0a1b2c3d4e5f'.repeat(2)}`, 'aB3-_'.repeat(8)]
  const answers = {
    [`550 5.1.8 <bounce+${code}@e.org>: no such sender; see https://e.org/l/${token}`]:
      '550 5.1.8 <…@e.org>: no such sender; see https://e.org/l/…',
    '250 2.0.0 Ok: queued as 4F2A': '250 2.0.0 Ok: queued as 4F2A',
  }
  for (const [position, outcome] of Object.keys(answers).entries()) {
    await old.em.execute(
      `insert into message (id, person, kind, cause, thread, position, facts, state, attempts, due_at, created_at, outcome)
       values (?, 'per', 'OFFER_PROPOSED', ?, 'thread', ?, '{}', 'FAILED', 1, now(), now(), ?)`,
      [newId('msg'), `evt${position}`, position, outcome],
    )
  }
  await old.close()

  const orm = await createOrm({ url: database.url, entities, migrations })
  await migrate(orm)
  const kept = await orm.em.fork().execute('select outcome from message order by position')
  expect(kept).toEqual(Object.values(answers).map((outcome) => ({ outcome })))
  await orm.close()
})
