export { actWhenReady, granted } from './act-when-ready.ts'
export {
  type Caller,
  type Campus,
  callerFor,
  type Done,
  type How,
  type Outcome,
  OutOfPatience,
  type Refused,
  type Success,
} from './caller.ts'
export { createJournal, type Journal, percentile } from './journal.ts'
export { mutation } from './mutation.ts'
export { type Connection, everyNode, pageInfo } from './pages.ts'
export { Fault, SignedOut, Wrong } from './send.ts'
export { type Person, type SignIn, signInThrough } from './sign-in.ts'
export { type Patience, until } from './until.ts'
export { type Watch, watch } from './watch.ts'
