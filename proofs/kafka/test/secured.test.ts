import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { personRegistered } from '@passerelle/contracts'
import { newId } from '@passerelle/kernel'
import { createTransport, oneByOne } from '@passerelle/messaging'
import * as scheduling from '@passerelle/scheduling'
import { kafkaConnection } from '@passerelle/service-kit'
import { elsewhere, newAuthority, testDatabase } from '@passerelle/testkit'
import kafkajs, { Kafka, logLevel } from 'kafkajs'
import { pino } from 'pino'
import { freePorts } from '../../../house/keeper/preflight.ts'
import { fill } from '../../../operate/fill.ts'
import { missingForKafka } from '../jars.ts'
import { type Secured, secured, user } from '../secured.ts'
import { type RunningKafka, startKafka } from '../start-kafka.ts'

// Node finds only some of the names that this CommonJS module exports.
const { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes } = kafkajs

const ready = process.env.KAFKA_BROKERS !== undefined && missingForKafka() === undefined
const prefix = 'rive-gauche.'

;(ready ? describe : describe.skip)('Kafka with TLS, users and rights', () => {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-secured-'))
  let kafka: RunningKafka
  let house: Secured
  let ports: { secure: number; mutual: number }
  beforeAll(async () => {
    const [secure, mutual, broker, controller] = (await freePorts(4)) as [number, number, number, number]
    ports = { secure, mutual }
    house = secured(folder, ports)
    kafka = await startKafka(join(folder, 'kafka'), { broker, controller }, house)
    await allow(kafka.brokers)
  }, 120_000)
  afterAll(async () => {
    await kafka?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const signedIn = (mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512') => ({
    KAFKA_TLS: 'yes' as const,
    KAFKA_CA: house.ca,
    KAFKA_SASL: mechanism,
    KAFKA_USERNAME: user.name,
    KAFKA_PASSWORD: user.password,
    KAFKA_PREFIX: prefix,
  })

  /** What a process says that is to read and write there. */
  async function lines(port: number, config: Parameters<typeof kafkaConnection>[0]): Promise<string> {
    let said = ''
    const log = pino({ level: 'warn' }, { write: (line: string) => (said += line) })
    const transport = createTransport(`kafka://127.0.0.1:${port}`, { log, kafka: kafkaConnection(config) })
    const reading = transport.subscribe({ group: 'reader', topics: ['news'], handle: oneByOne(async () => {}) })
    await transport.publishBatch([message('news')]).catch((error: unknown) => log.warn({ err: error }, 'not sent'))
    for (const giveUpAt = Date.now() + 30_000; !/cannot be read/.test(said) && Date.now() < giveUpAt; ) {
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    await reading.close()
    await transport.close()
    return said
  }

  /** Writes and reads again by a group, alone from the beginning, and how far behind the group is; the topic's name. */
  async function roundTrip(port: number, config: Parameters<typeof kafkaConnection>[0]): Promise<string> {
    const log = pino({ level: 'silent' })
    const transport = createTransport(`kafka://127.0.0.1:${port}`, { log, kafka: kafkaConnection(config) })
    const topic = `news-${randomUUID()}`
    const got = Promise.withResolvers<string>()
    try {
      await transport.ensureTopics([topic])
      await transport.publishBatch([message(topic)])
      const handle = oneByOne(async ({ topic, value }) => got.resolve(`${topic} ${value}`))
      const reading = transport.subscribe({ group: `reader-${randomUUID()}`, topics: [topic], handle })
      expect(await got.promise).toBe(`${topic} hello`)
      for (let lag = 1; lag > 0; ) lag = await reading.lag()
      const again: string[] = []
      await transport.replay([topic], async (received) => void again.push(`${received.topic} ${received.value}`))
      expect(again).toEqual([`${topic} hello`])
      return topic
    } finally {
      await transport.close()
    }
  }

  test.each(['plain', 'scram-sha-256', 'scram-sha-512'] as const)(
    'EV-03 by TLS and %s, under a prefix',
    async (mechanism) => {
      const topic = await roundTrip(ports.secure, signedIn(mechanism))
      const names = await topics(kafka.brokers)
      expect(names.filter((name) => name.includes(topic))).toEqual([`${prefix}${topic}`])
    },
    90_000,
  )

  test('OP-06 npm run fill reads such a log by the same settings, and says what is wrong with them', async () => {
    const { entities, migrations } = scheduling
    await using database = await testDatabase('scheduling', { entities, migrations })
    const config = signedIn('scram-sha-512')
    const log = `kafka://127.0.0.1:${ports.secure}`
    await using others = await elsewhere(log, kafkaConnection(config))
    await others.says(personRegistered, { ...personRegistered.example, id: newId('per') })
    const run = (env: NodeJS.ProcessEnv) =>
      fill(['scheduling', 'person_projection', '--database', database.url, '--log', log], env)
    expect(await run(config)).toEqual({
      code: 0,
      says: expect.stringMatching(/^person_projection is filled: 1 events/),
    })
    expect(await run({ ...config, KAFKA_PASSWORD: 'wrong' })).toEqual({
      code: 1,
      says: expect.stringMatching(/^Kafka does not let passerelle in: look at KAFKA_SASL=scram-sha-512/),
    })
  }, 90_000)

  test('EV-03 by a certificate of our own, without a prefix', async () => {
    const { cert, key } = house.client
    await roundTrip(ports.mutual, { KAFKA_TLS: 'yes', KAFKA_CA: house.ca, KAFKA_CERTIFICATE: cert, KAFKA_KEY: key })
  }, 90_000)

  test.each([
    [
      'a wrong password',
      () => ({ ...signedIn('scram-sha-512'), KAFKA_PASSWORD: 'wrong' }),
      /Kafka does not let passerelle in: look at KAFKA_SASL=scram-sha-512, KAFKA_USERNAME and KAFKA_PASSWORD/,
    ],
    [
      'nobody signed in',
      () => ({ KAFKA_TLS: 'yes' as const, KAFKA_CA: house.ca }),
      /it asks for KAFKA_SASL, not set here/,
    ],
    ['TLS that is not set', () => ({}), /it asks for KAFKA_TLS or KAFKA_SASL, not set here/],
    [
      'a wrong CA',
      () => ({ ...signedIn('plain'), KAFKA_CA: newAuthority(join(folder, randomUUID())).ca }),
      /Kafka and we do not trust each other's certificates: look at KAFKA_CA \(.*certificate/,
    ],
    [
      'a prefix that is not ours',
      () => ({ ...signedIn('plain'), KAFKA_PREFIX: 'leman.' }),
      /Kafka gives us no right to what we need: our topics and groups begin with KAFKA_PREFIX=leman\./,
    ],
  ])(
    'OP-04 %s is a line that names the setting',
    async (_, config, sentence) => {
      expect(await lines(ports.secure, config())).toMatch(sentence)
    },
    90_000,
  )
})

function message(topic: string) {
  return { topic, id: randomUUID(), key: 'a', headers: {}, value: Buffer.from('hello') }
}

/** The user may do everything with topics and groups that begin with the prefix, and write in order. */
async function allow(brokers: string): Promise<void> {
  await asAdmin(brokers, async (admin) => {
    const rule = {
      principal: `User:${user.name}`,
      host: '*',
      operation: AclOperationTypes.ALL,
      permissionType: AclPermissionTypes.ALLOW,
      resourcePatternType: ResourcePatternTypes.PREFIXED,
      resourceName: prefix,
    }
    const acl = [AclResourceTypes.TOPIC, AclResourceTypes.GROUP].map((resourceType) => ({ ...rule, resourceType }))
    await admin.createAcls({ acl })
  })
}

function topics(brokers: string): Promise<string[]> {
  return asAdmin(brokers, (admin) => admin.listTopics())
}

async function asAdmin<T>(brokers: string, work: (admin: ReturnType<Kafka['admin']>) => Promise<T>): Promise<T> {
  const admin = new Kafka({ brokers: [brokers], logLevel: logLevel.NOTHING }).admin()
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.disconnect()
  }
}
