import { type Contract, contracts } from '@passerelle/contracts'
import { stringify } from 'yaml'
import { z } from 'zod'

/** The AsyncAPI 3.0.0 document of all contracts, as YAML. The same contracts give the same text. */
export function asyncApiOf(all: readonly Contract[] = contracts): string {
  const byTopic = [...Map.groupBy(all, (contract) => contract.topic)].sort(([a], [b]) => a.localeCompare(b))
  const document = {
    asyncapi: '3.0.0',
    info: {
      title: 'Passerelle events',
      version: '1.0.0',
      description:
        'Every event that crosses a service: CloudEvents 1.0 in the binary mode of the Kafka binding. The key of a message is the id of its aggregate; per key, events arrive in order and at least once. Each carries the whole public state of its aggregate after the change. A topic keeps the last event of each key for ever, and what it replaced for 7 to 14 days. `personalData` marks text by which a person can be known, or that somebody wrote.',
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(byTopic.map(([topic, family]) => [nameOf(topic), channel(topic, family)])),
    operations: Object.fromEntries(byTopic.map(([topic]) => operation(topic))),
    components: {
      messages: Object.fromEntries(all.map((contract) => [nameOf(contract.type), message(contract)])),
      schemas: {
        ...Object.fromEntries(byTopic.map(([topic, family]) => [nameOf(topic), schemaOf(family[0] as Contract)])),
        cloudEvent: headers,
      },
    },
  }
  return `# Made by \`npm run asyncapi\` from packages/contracts. Do not edit.\n${stringify(document, { lineWidth: 120, aliasDuplicateObjects: false })}`
}

/** passerelle.scheduling.interview-confirmed.v1 → scheduling.interview-confirmed.v1 */
function nameOf(topicOrType: string): string {
  return topicOrType.replace(/^passerelle\./, '')
}

function channel(topic: string, family: Contract[]) {
  const messages = family.map(({ type }) => {
    const name = nameOf(type)
    return [name, { $ref: `#/components/messages/${name}` }]
  })
  return {
    address: topic,
    description: `What happens to each ${family[0]?.aggregate}. What cannot be handled is copied to ${topic}.dlq.`,
    messages: Object.fromEntries(messages),
    bindings: { kafka: { topic, partitions: 8, topicConfiguration: { 'cleanup.policy': ['compact'] } } },
  }
}

function operation(topic: string) {
  const service = topic.split('.')[1] as string
  const name = nameOf(topic)
  return [
    `send-${name}`,
    { action: 'send', channel: { $ref: `#/channels/${name}` }, title: `The service ${service} says what happened.` },
  ]
}

function message({ type, topic, example }: Contract) {
  return {
    name: type,
    contentType: 'application/json',
    headers: { $ref: '#/components/schemas/cloudEvent' },
    payload: { $ref: `#/components/schemas/${nameOf(topic)}` },
    bindings: { kafka: { key: { type: 'string', description: 'The id of the aggregate.' } } },
    examples: [{ headers: { ce_specversion: '1.0', ce_type: type }, payload: example }],
  }
}

function schemaOf(contract: Contract): object {
  const { $schema: _, ...schema } = z.toJSONSchema(contract.data, {
    ...{ io: 'input', unrepresentable: 'any' },
    override: ({ jsonSchema }) => {
      if (jsonSchema.personalData === false) delete jsonSchema.personalData
    },
  })
  return schema
}

const text = (description: string) => ({ type: 'string', description })
const headers = {
  type: 'object',
  required: [
    ...['ce_specversion', 'ce_id', 'ce_source', 'ce_type', 'ce_subject', 'ce_time'],
    ...['ce_aggregateversion', 'ce_aggregateordinal', 'content-type'],
  ],
  properties: {
    'content-type': text('application/json; charset=utf-8'),
    ce_specversion: { type: 'string', const: '1.0' },
    ce_id: { ...text('A UUID of version 7. The same event always has the same one.'), format: 'uuid' },
    ce_source: text('/services/<name>'),
    ce_type: text('passerelle.<service>.<fact>.v<n>'),
    ce_subject: text('The id of the aggregate.'),
    ce_time: { ...text('When it happened.'), format: 'date-time' },
    ce_aggregateversion: text('The version of the aggregate after the change, from 1, as decimal digits.'),
    ce_aggregateordinal: text('The place among the events of that version, from 0, as decimal digits.'),
    ce_correlationid: text('The same for everything that follows from one request.'),
    ce_causationid: text('The id of the event that caused this one.'),
    ce_traceparent: text('W3C Trace Context of the request that caused it.'),
    ce_actor: text('The person who acted.'),
  },
}
