export interface Ports {
  broker: number
  controller: number
}

/** Settings beside ours, and listeners beside the open one. */
export interface More {
  listeners: Readonly<Record<string, number>>
  settings: Readonly<Record<string, string>>
}

/** The settings of one node that is broker and controller: nothing is replicated, no topic makes itself. */
export function serverProperties(ports: Ports, folder: string, more: More = { listeners: {}, settings: {} }): string {
  const open = Object.entries({ PLAINTEXT: ports.broker, ...more.listeners })
  const addresses = open.map(([name, port]) => `${name}://127.0.0.1:${port}`).join(',')
  const controller = `127.0.0.1:${ports.controller}`
  const settings = {
    'node.id': 1,
    'process.roles': 'broker,controller',
    listeners: `${addresses},CONTROLLER://${controller}`,
    'advertised.listeners': addresses,
    'controller.listener.names': 'CONTROLLER',
    // With `format --standalone`, not controller.quorum.voters.
    'controller.quorum.bootstrap.servers': controller,
    'log.dirs': folder,
    'default.replication.factor': 1,
    'min.insync.replicas': 1,
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': 1,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    'group.initial.rebalance.delay.ms': 0,
    'auto.create.topics.enable': false,
    'log.cleaner.dedupe.buffer.size': 2_097_152,
    'log.cleaner.backoff.ms': 200,
    // On a machine that is busy with tests, the controller must not take its own broker for dead. After kill -9 one waits as long.
    'broker.session.timeout.ms': 15_000,
    'broker.heartbeat.interval.ms': 1_000,
    'controller.quorum.election.timeout.ms': 300,
    'controller.quorum.fetch.timeout.ms': 600,
    ...more.settings,
  }
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('')
}
