export { removeCluster } from './cluster-folder.ts'
export { PostgresError, type PostgresProblem } from './postgres-error.ts'
export { runningPort } from './running-port.ts'
export { type PostgresOptions, type RunningPostgres, startPostgres } from './start-postgres.ts'
