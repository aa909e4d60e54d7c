import { BeforeCommit } from '../before-commit.ts'
import { insertRows, type NewRow } from './insert-rows.ts'

/** Writes what was emitted just before the commit. */
export const outboxSubscriber = new BeforeCommit<NewRow>(insertRows)
