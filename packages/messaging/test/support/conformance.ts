import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createTransport, type Transport } from '../../src/index.ts'
import { partitionOf } from '../../src/partition.ts'
import {
  type Keeping,
  type LogMessage,
  largestMessage,
  MessageRefused,
  type OutgoingMessage,
  oneByOne,
  partitionsPerTopic,
} from '../../src/transport/transport.ts'
import { firstOccurrences, message, newTopic, numbered, oneTo, textOf } from './message.ts'
import { log } from './place.ts'
import { startMember } from './start-member.ts'
import { until } from './until.ts'

export interface LogUnderTest extends AsyncDisposable {
  url: string
  /** The shortest session that this log allows, in milliseconds. */
  session: number
}

/** What every transport promises, and no more than that. */
export function conformance(open: () => Promise<LogUnderTest>): void {
  let under: LogUnderTest
  let transport: Transport
  beforeAll(async () => {
    under = await open()
    transport = connect()
  })
  afterAll(async () => {
    await transport?.close()
    await under?.[Symbol.asyncDispose]()
  })
  const connect = (keeping?: Keeping) => createTransport(under.url, { log, session: under.session, keeping })

  /** Joins a group and writes down what arrives. */
  function read(topic: string, group = `reader of ${topic}`, by = transport) {
    const received: string[] = []
    const messages: LogMessage[] = []
    const handle = async (arrived: LogMessage) => {
      received.push(textOf(arrived))
      messages.push(arrived)
    }
    const subscription = by.subscribe({ group, topics: [topic], handle: oneByOne(handle) })
    return { ...subscription, received, messages, settled: async () => (await subscription.lag()) === 0 }
  }

  /** As a relay does: what was not taken is sent again. */
  async function publish(messages: readonly OutgoingMessage[], by = transport): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        return await by.publishBatch(messages)
      } catch (error) {
        if (error instanceof MessageRefused || tries === 20) throw error
        await delay(250)
      }
    }
  }

  test('EV-03 messages of a key arrive in the order in which they were published', async () => {
    const topic = newTopic()
    await transport.ensureTopics([topic])
    const keys = Array.from({ length: 20 }, (_, i) => `key_${i}`)
    for (let n = 1; n <= 25; n++) {
      await publish(keys.flatMap((key) => numbered(topic, key, 2 * n - 1, 2 * n)))
    }
    const reader = read(topic)
    await until('all messages', reader.settled)
    expect(firstOccurrences(reader.received)).toEqual(Object.fromEntries(keys.map((key) => [key, oneTo(50)])))
    await reader.close()
  })

  test('EV-03 a message that was being handled when its member was killed comes again', async () => {
    const topic = newTopic()
    await transport.ensureTopics([topic])
    await publish(numbered(topic, 'key', 1, 3))
    await using member = startMember(under.url, 'crashing', topic, under.session)
    await until('the first', () => member.received.length === 1)
    member.goOn()
    await until('the second', () => member.received.length === 2)
    member.signal('SIGKILL')
    const reader = read(topic, 'crashing')
    await until('what the dead one left', reader.settled, 40)
    expect(firstOccurrences([...member.received, ...reader.received])).toEqual({ key: [1, 2, 3] })
    expect(reader.received).toEqual(expect.arrayContaining(['key 2', 'key 3']))
    await reader.close()
  })

  test('EV-03 a member that was stopped and wakes up too late cannot move its group back', async () => {
    const topic = newTopic()
    await transport.ensureTopics([topic])
    await publish(numbered(topic, 'key', 1, 1))
    await using zombie = startMember(under.url, 'fenced', topic, under.session)
    await until('the first', () => zombie.received.length === 1)
    zombie.signal('SIGSTOP')
    const successor = read(topic, 'fenced')
    await publish(numbered(topic, 'key', 2, 5))
    await until('the rest', successor.settled, 40)
    expect(successor.received).toEqual(['key 1', 'key 2', 'key 3', 'key 4', 'key 5'])
    zombie.signal('SIGCONT')
    zombie.goOn()
    const before = successor.received.length
    await publish(numbered(topic, 'other', 1, 20))
    await until(
      'a group that has handled all',
      async () => {
        zombie.goOn()
        return successor.settled()
      },
      40,
    )
    expect(successor.received.slice(before).filter((text) => text.startsWith('key '))).toEqual([])
    expect(await successor.lag()).toBe(0)
    await successor.close()
  })

  test('EV-03 two members share the partitions, and neither loses nor reorders when one comes or goes', async () => {
    const topic = newTopic()
    await transport.ensureTopics([topic])
    const keys = Array.from({ length: 24 }, (_, i) => `key_${i}`)
    const publishAll = (from: number, to: number) => publish(keys.flatMap((key) => numbered(topic, key, from, to)))
    const [one, two] = [connect(), connect()]
    const first = read(topic, 'shared', one)
    await publishAll(1, 5)
    await until('the first member alone', first.settled)
    const second = read(topic, 'shared', two)
    let n = 5
    await until(
      'both to have a share',
      async () => {
        n++
        await publishAll(n, n)
        return second.received.length > 0
      },
      40,
    )
    const before = first.received.length
    await publishAll(n + 1, n + 10)
    await until('both to have handled', first.settled, 40)
    expect(first.received.length).toBeGreaterThan(before)
    await one.close()
    await publishAll(n + 11, n + 12)
    await until('the second member alone', second.settled, 40)
    const all = [...first.received, ...second.received]
    for (const key of keys) expect(new Set(firstOccurrences(all)[key])).toEqual(new Set(oneTo(n + 12)))
    for (const member of [first, second]) expectOrder(member.messages)
    await two.close()
  }, 90_000)

  test('EV-04 a message whose handler fails comes again, first, and other partitions go on meanwhile', async () => {
    const topic = newTopic()
    await transport.ensureTopics([topic])
    const bad = 'bad'
    const other = differentPartition(bad)
    let failures = 0
    const received: string[] = []
    const subscription = transport.subscribe({
      group: `poisoned ${topic}`,
      topics: [topic],
      handle: oneByOne(async (arrived) => {
        if (arrived.key === bad && failures < 2) {
          failures++
          throw new Error('not yet')
        }
        received.push(textOf(arrived))
      }),
    })
    await publish([...numbered(topic, bad, 1, 3), ...numbered(topic, other, 1, 3)])
    await until('all of them', async () => (await subscription.lag()) === 0)
    expect(failures).toBe(2)
    expect(firstOccurrences(received)).toEqual({ [bad]: [1, 2, 3], [other]: [1, 2, 3] })
    expect(received.indexOf(`${other} 1`)).toBeLessThan(received.indexOf(`${bad} 1`))
    await subscription.close()
  })

  test('EV-03 messages of nearly a megabyte pass; larger ones are refused, not lost', async () => {
    const topic = newTopic()
    await transport.ensureTopics([topic])
    const large = [1, 2, 3].map((n) => message(topic, `key_${n}`, randomBytes(largestMessage - 1_000)))
    await publish(large)
    const tooLarge = message(topic, 'key', randomBytes(largestMessage))
    await expect(publish([tooLarge])).rejects.toThrow(MessageRefused)
    const reader = read(topic)
    await until('the large ones', reader.settled)
    const values = new Map(reader.messages.map((arrived) => [arrived.key, arrived.value]))
    for (const { key, value } of large) expect(values.get(key)?.equals(value)).toBe(true)
    await reader.close()
  })

  test('EV-03 headers and values are bytes, keys are text, and both arrive as they were', async () => {
    const topic = newTopic()
    await transport.ensureTopics([topic])
    const headers = { none: Buffer.alloc(0), bytes: Buffer.from([0, 255, 128, 10]), words: Buffer.from('café ✓') }
    const sent = { ...message(topic, 'clé ✓ \'"\\', Buffer.from([0, 1, 254, 255])), headers }
    await publish([sent])
    const reader = read(topic)
    await until('it', reader.settled)
    const [arrived] = reader.messages
    expect(arrived?.key).toBe(sent.key)
    expect(arrived?.value).toEqual(sent.value)
    expect(arrived?.headers).toEqual(headers)
    await reader.close()
  })

  test('EV-03 a key is always in the same partition, whichever the transport', async () => {
    const topic = newTopic()
    await transport.ensureTopics([topic])
    const keys = ['', 'a', 'itv_01ja0000000000000000000000', 'é', '𝄞', ...oneTo(40).map((n) => `key ${n}`)]
    await publish(keys.map((key) => message(topic, key, '1')))
    const reader = read(topic)
    await until('all', reader.settled)
    const places = Object.fromEntries(reader.messages.map(({ key, partition }) => [key, partition]))
    expect(places).toEqual(Object.fromEntries(keys.map((key) => [key, partitionOf(key, partitionsPerTopic)])))
    await reader.close()
  })

  test('EV-03 a group that is new reads everything from the start; one that comes back goes on where it was', async () => {
    const topic = newTopic()
    await transport.ensureTopics([topic])
    await publish(numbered(topic, 'key', 1, 10))
    const first = read(topic, 'returning')
    await until('the first ten', first.settled)
    await first.close()
    await publish(numbered(topic, 'key', 11, 12))
    const again = read(topic, 'returning')
    const fresh = read(topic, `replaying ${topic}`)
    await until('the rest', again.settled, 40)
    await until('everything', fresh.settled, 40)
    expect(again.received).toEqual(['key 11', 'key 12'])
    expect(firstOccurrences(fresh.received)).toEqual({ key: oneTo(12) })
    await Promise.all([again.close(), fresh.close()])
  })

  /** Everything that is in a topic, to who comes new. */
  async function readAll(topic: string, by: Transport): Promise<string[]> {
    const reader = read(topic, `new ${randomUUID()}`, by)
    await until('the beginning to the end', reader.settled, 40)
    await reader.close()
    expectOrder(reader.messages)
    return reader.received
  }

  test('EV-03 what was replaced leaves the log in time; the last of each key stays, and groups go on wherever they were', async () => {
    const topic = newTopic()
    await using brief = disposable(connect({ atLeast: 300, atMost: 1_400 }))
    await brief.ensureTopics([topic])
    const keys = ['one', 'two', 'three']
    const publishAll = (from: number, to: number) =>
      publish(
        keys.flatMap((key) => numbered(topic, key, from, to)),
        brief,
      )
    await publishAll(1, 2)
    const halfway = read(topic, 'halfway', brief)
    await until('the first', halfway.settled, 40)
    await halfway.close()
    await publishAll(3, 5)
    await publish(numbered(topic, 'lone', 1, 1), brief)
    const last = [...keys.map((key) => `${key} 5`), 'lone 1'].sort()
    await until(
      'the log to hold the last of each key and nothing else',
      async () => {
        await brief.compact([topic])
        return (await readAll(topic, brief)).sort().join() === last.join()
      },
      60,
    )
    const replayed: string[] = []
    await brief.replay([topic], async (arrived) => void replayed.push(textOf(arrived)))
    expect(replayed.sort()).toEqual(last)
    await publish(numbered(topic, 'one', 6, 6), brief)
    const again = read(topic, 'halfway', brief)
    await until('the group that was slow', again.settled, 40)
    expect(firstOccurrences(again.received)).toEqual({ one: [5, 6], two: [5], three: [5], lone: [1] })
    expect(await again.lag()).toBe(0)
  }, 120_000)

  test('EV-03 who reads within a week sees every message, also what was replaced', async () => {
    const topic = newTopic()
    await transport.ensureTopics([topic])
    await publish(numbered(topic, 'key', 1, 5))
    await transport.compact([topic])
    expect(firstOccurrences(await readAll(topic, transport))).toEqual({ key: oneTo(5) })
    const reader = read(topic)
    await until('all', reader.settled)
    await transport.compact([topic])
    await publish(numbered(topic, 'key', 6, 6))
    await until('the next', reader.settled)
    expect(reader.received).toEqual(oneTo(6).map((n) => `key ${n}`))
    await reader.close()
  }, 60_000)

  test('EV-03 who reads the log again gets all that is in it, in order, and moves no group', async () => {
    const topic = newTopic()
    await transport.ensureTopics([topic])
    await transport.replay([topic], () => Promise.reject(new Error('there is nothing to read')))
    const keys = Array.from({ length: 20 }, (_, i) => `key_${i}`)
    await publish(keys.flatMap((key) => numbered(topic, key, 1, 30)))
    const group = read(topic, 'unmoved')
    await until('the group', group.settled, 40)
    for (let times = 1; times <= 2; times++) {
      const again: string[] = []
      await transport.replay([topic], async (arrived) => void again.push(textOf(arrived)))
      expect(again).toHaveLength(600)
      expect(firstOccurrences(again)).toEqual(Object.fromEntries(keys.map((key) => [key, oneTo(30)])))
    }
    expect(await group.lag()).toBe(0)
    expect(group.received).toHaveLength(600)
    await group.close()
    const failing = transport.replay([topic], () => Promise.reject(new Error('full')))
    await expect(failing).rejects.toThrow('full')
  }, 60_000)

  test('EV-03 who follows the log gets all of it from now on, however many follow', async () => {
    const topic = newTopic()
    await transport.ensureTopics([topic])
    await publish(numbered(topic, 'key', 1, 2))
    const followers: string[][] = [[], []]
    const tails = await Promise.all(
      followers.map((received) => transport.tail([topic], async (arrived) => void received.push(textOf(arrived)))),
    )
    await publish(numbered(topic, 'key', 3, 5))
    await until('both', () => followers.every((received) => received.includes('key 5')))
    for (const received of followers) expect(firstOccurrences(received)).toEqual({ key: [3, 4, 5] })
    await Promise.all(tails.map((following) => following.close()))
  })
}

function disposable(transport: Transport): Transport & AsyncDisposable {
  return Object.assign(transport, { [Symbol.asyncDispose]: () => transport.close() })
}

/** Within a partition offsets grow, but for steps back to what was not committed. */
function expectOrder(messages: LogMessage[]): void {
  for (const partition of Map.groupBy(messages, (arrived) => arrived.partition).values()) {
    let next = partition[0]?.offset ?? 0n
    for (const { offset } of partition) {
      expect(offset).toBeLessThanOrEqual(next > offset ? next : offset)
      next = offset + 1n
    }
  }
}

function differentPartition(key: string): string {
  const taken = partitionOf(key, partitionsPerTopic)
  const found = oneTo(100).find((n) => partitionOf(`good_${n}`, partitionsPerTopic) !== taken)
  return `good_${found}`
}
