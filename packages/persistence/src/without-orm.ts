/** What speaks to PostgreSQL by itself: a process that keeps nothing of its own starts sooner without MikroORM. */
export { type DatabaseAddress, databaseAddress } from './database-address.ts'
export { type Fault, faultOf } from './faults.ts'
export { type Pem, pemFrom, TlsSettingError } from './pem-file.ts'
export { prepareWhatComesAgain } from './prepared-statements.ts'
export { poolOf, type Queryable, rowsOf } from './queryable.ts'
