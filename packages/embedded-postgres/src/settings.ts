export type Settings = {
  port: number
  /** The folder of its socket; undefined for TCP alone. */
  sockets: string | undefined
  /** Connections at most. */
  maxConnections: number
  /** false: a crash of the machine may lose the cluster. For tests only. */
  durable: boolean
}

/** Command-line settings that keep a whole cluster, with a few dozen connections, small. */
export function settings({ port, sockets, maxConnections, durable }: Settings): string[] {
  const values = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: sockets ? `"${sockets}"` : '',
    max_connections: maxConnections,
    shared_buffers: '32MB',
    work_mem: '2MB',
    maintenance_work_mem: '32MB',
    max_wal_size: '256MB',
    min_wal_size: '32MB',
    wal_level: 'minimal',
    max_wal_senders: 0,
    // no workers for I/O and parallel queries: each is a process of several megabytes
    io_method: 'sync',
    max_parallel_workers_per_gather: 0,
    autovacuum_max_workers: 2,
    autovacuum_worker_slots: 2,
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'warning',
    // passwords here are 192 random bits; stretching them would only slow down each connection
    scram_iterations: 1,
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}
