import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { contracts, topics } from '@passerelle/contracts'
import { parse } from 'yaml'
import { asyncApiOf } from './document.ts'

const file = join(import.meta.dirname, '..', '..', 'docs', 'asyncapi.yaml')

test('EV-02 docs/asyncapi.yaml is made from the contracts as they are', () => {
  expect(readFileSync(file, 'utf8')).toBe(asyncApiOf())
})

test('EV-02 every topic is a channel, every contract a message in it, and every reference leads somewhere', () => {
  const document = parse(asyncApiOf())
  const channels = Object.values<{ address: string; messages: object }>(document.channels)
  expect(channels.map(({ address }) => address).sort()).toEqual([...topics].sort())
  expect(channels.flatMap(({ messages }) => Object.keys(messages))).toHaveLength(contracts.length)
  const references = JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)
  for (const [, path] of references) {
    const target = path?.split('/').reduce((part, name) => part?.[name], document)
    expect([path, target]).toEqual([path, expect.anything()])
  }
})

test('EV-02 a contract that changed makes the document stale', () => {
  expect(asyncApiOf(contracts.slice(1))).not.toBe(asyncApiOf())
})
