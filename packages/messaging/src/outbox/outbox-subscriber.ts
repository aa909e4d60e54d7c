import { BeforeCommit } from '@passerelle/persistence'
import { insertRows, type NewRow } from './insert-rows.ts'

/** Writes what was emitted just before the commit. */
export const outboxSubscriber = new BeforeCommit<NewRow>(insertRows)
