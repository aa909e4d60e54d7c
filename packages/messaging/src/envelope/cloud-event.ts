/**
 * CloudEvents 1.0.2 in the binary mode of its Kafka binding: attributes in `ce_` headers, the value is the data alone.
 * By hand, because the SDK's Kafka binding cannot read the Buffers in which kafkajs hands headers over.
 */
export interface Envelope {
  id: string
  type: string
  /** `/services/<name>` of the service that says so. */
  source: string
  /** The aggregate's id; also the key of the message. */
  subject: string
  time: Date
  /** The aggregate's version after the change, from 1. */
  aggregateVersion: number
  /** Place among the events of that version, from 0. */
  ordinal: number
  /** Other extension attributes: traceparent, correlationid, causationid, actor. */
  extensions: Record<string, string>
}

export type Headers = Record<string, Buffer>

const contentType = 'application/json; charset=utf-8'
const known = new Set([
  'id',
  'type',
  'source',
  'specversion',
  'subject',
  'time',
  'aggregateversion',
  'aggregateordinal',
])

export function toHeaders(envelope: Envelope): Headers {
  const attributes: Record<string, string> = {
    ...envelope.extensions,
    specversion: '1.0',
    id: envelope.id,
    type: envelope.type,
    source: envelope.source,
    subject: envelope.subject,
    time: envelope.time.toISOString(),
    aggregateversion: String(envelope.aggregateVersion),
    aggregateordinal: String(envelope.ordinal),
  }
  const headers: Headers = { 'content-type': Buffer.from(contentType) }
  for (const [name, value] of Object.entries(attributes)) headers[`ce_${name}`] = Buffer.from(value)
  return headers
}

/** @throws NotAnEvent when a required attribute is absent or does not read as what it should be */
export function fromHeaders(headers: Headers): Envelope {
  const attributes = attributesOf(headers)
  const required = (name: string): string => {
    const value = attributes[name]
    if (!value) throw new NotAnEvent(`The header ce_${name} is missing.`)
    return value
  }
  if (required('specversion') !== '1.0') throw new NotAnEvent('Only CloudEvents 1.0 are understood.')
  const time = new Date(required('time'))
  if (Number.isNaN(time.getTime())) throw new NotAnEvent('The header ce_time is not an instant.')
  return {
    id: required('id'),
    type: required('type'),
    source: required('source'),
    subject: required('subject'),
    time,
    aggregateVersion: count(required('aggregateversion'), 'ce_aggregateversion'),
    ordinal: count(attributes.aggregateordinal ?? '0', 'ce_aggregateordinal'),
    extensions: Object.fromEntries(Object.entries(attributes).filter(([name]) => !known.has(name))),
  }
}

/** The event's type without reading the rest, or undefined. */
export function typeOf(headers: Headers): string | undefined {
  return headers.ce_type?.toString('utf8')
}

export class NotAnEvent extends Error {}

function attributesOf(headers: Headers): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (name.startsWith('ce_')) attributes[name.slice(3)] = value.toString('utf8')
  }
  return attributes
}

function count(text: string, header: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < 0) throw new NotAnEvent(`The header ${header} is not a count.`)
  return value
}
