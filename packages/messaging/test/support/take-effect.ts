import { reaction } from '../../src/index.ts'
import { noteWritten } from './note.ts'

/** Writes each event down where uniqueness is checked: one that took effect twice would fail. */
export const takeEffect = reaction(noteWritten, async ({ em, event }) => {
  await em.execute('insert into effect (note, version, event_id) values (?, ?, ?)', [
    event.aggregateId,
    event.aggregateVersion,
    event.id,
  ])
})
