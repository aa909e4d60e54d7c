import { expect, test } from '@jest/globals'
import { type Contract, contracts } from '@passerelle/contracts'
import { z } from 'zod'
import { complaints } from './breaks.ts'
import { contractChanges, topicsOf } from './contract-changes.ts'

const slot = {
  id: z.string().startsWith('slt_'),
  starts: z.iso.datetime(),
  room: z.string().nullable(),
  note: z.string().max(200).optional(),
  state: z.enum(['OPEN', 'TAKEN']),
  seats: z.array(z.object({ row: z.number().int(), label: z.string() })),
}
type Fields = Record<string, z.ZodType>

function topics(fields: Fields, facts = ['opened', 'taken'], version = 1) {
  const contract = (fact: string): Contract => ({
    type: `passerelle.rooms.slot-${fact}.v${version}`,
    topic: `passerelle.rooms.slot.v${version}`,
    aggregate: 'slot',
    data: z.object(fields),
    example: undefined,
  })
  return topicsOf(facts.map(contract))
}
const without = (name: keyof typeof slot): Fields =>
  Object.fromEntries(Object.entries(slot).filter(([n]) => n !== name))
const seat = slot.seats.element

const breaks: [what: string, after: ReturnType<typeof topics>, found: string[]][] = [
  ['a removed field', topics(without('room')), ['FIELD_REMOVED .room']],
  ['a renamed field', topics({ ...without('room'), hall: slot.room }), ['FIELD_REMOVED .room', 'FIELD_REQUIRED .hall']],
  ['a field of another type', topics({ ...slot, starts: z.number() }), ['FIELD_TYPE_CHANGED .starts']],
  [
    'a field that may be null now',
    topics({ ...slot, starts: slot.starts.nullable() }),
    ['FIELD_NULLABILITY_CHANGED .starts'],
  ],
  ['a field that may be null no more', topics({ ...slot, room: z.string() }), ['FIELD_NULLABILITY_CHANGED .room']],
  [
    'a field that may be missing now',
    topics({ ...slot, state: slot.state.optional() }),
    ['FIELD_MAY_BE_MISSING .state'],
  ],
  ['a new field that older events lack', topics({ ...slot, hall: z.string() }), ['FIELD_REQUIRED .hall']],
  ['a value that is gone', topics({ ...slot, state: z.enum(['OPEN']) }), ['VALUE_REMOVED .state']],
  ['a text that is one of few now', topics({ ...slot, room: z.enum(['A']).nullable() }), ['FIELD_NARROWED .room']],
  ['a shorter text', topics({ ...slot, note: z.string().max(100).optional() }), ['FIELD_LIMITS_CHANGED .note']],
  ['an id of another kind', topics({ ...slot, id: z.string().startsWith('itv_') }), ['FIELD_LIMITS_CHANGED .id']],
  ['a date in the place of an instant', topics({ ...slot, starts: z.iso.date() }), ['FIELD_LIMITS_CHANGED .starts']],
  [
    'a removed field of a list',
    topics({ ...slot, seats: z.array(seat.omit({ label: true })) }),
    ['FIELD_REMOVED .seats[].label'],
  ],
  ['a fact that is told no more', topics(slot, ['opened']), ['EVENT_REMOVED passerelle.rooms.slot-taken.v1']],
  ['a topic that is gone', topics(slot, ['opened'], 2), ['TOPIC_REMOVED ']],
]

test.each(breaks)('EV-02 %s fails the check unless it is declared', (_what, after, expected) => {
  const { breaking } = contractChanges(topics(slot), after)
  const names = breaking.map(({ change, path }) => `${change} ${path.replace('passerelle.rooms.slot.v1', '')}`)
  expect(names).toEqual(expected)
  const declared = breaking.map(({ change, path }) => ({
    change,
    path,
    reason: 'No reader was found that looks at it.',
  }))
  expect(complaints(breaking, declared)).toEqual([])
  expect(complaints(breaking, declared.slice(1))).toHaveLength(1)
})

const harmless: [what: string, after: ReturnType<typeof topics>][] = [
  ['the same', topics({ ...slot })],
  ['a new field that may be missing', topics({ ...slot, hall: z.string().optional() })],
  [
    'a new field of a list that may be missing',
    topics({ ...slot, seats: z.array(seat.extend({ by: z.string().optional() })) }),
  ],
  ['a new fact', topics(slot, ['opened', 'taken', 'closed'])],
  ['the pattern by which an instant is checked', topics({ ...slot, starts: z.iso.datetime({ offset: true }) })],
]

test.each(harmless)('EV-02 %s passes', (_what, after) => {
  expect(contractChanges(topics(slot), after)).toEqual({ breaking: [], dangerous: [] })
})

test('EV-02 a new value passes and is said, because an older reader parks it', () => {
  const { breaking, dangerous } = contractChanges(
    topics(slot),
    topics({ ...slot, state: z.enum(['OPEN', 'TAKEN', 'SHUT']) }),
  )
  expect(breaking).toEqual([])
  expect(dangerous).toEqual([
    expect.objectContaining({ change: 'VALUE_ADDED', message: expect.stringMatching(/SHUT/) }),
  ])
})

test('EV-02 each field of each contract of today that is left out is found', () => {
  for (const [topic, { types, data }] of Object.entries(topicsOf(contracts))) {
    for (const name of Object.keys(data.properties as object)) {
      const { [name]: _, ...properties } = data.properties as Record<string, unknown>
      const { breaking } = contractChanges(
        { [topic]: { types, data } },
        { [topic]: { types, data: { ...data, properties } } },
      )
      expect(breaking.map(({ change, path }) => `${change} ${path}`)).toContain(`FIELD_REMOVED ${topic}.${name}`)
    }
  }
})
