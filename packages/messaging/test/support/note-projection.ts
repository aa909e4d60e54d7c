import { projection } from '../../src/index.ts'
import { noteWritten } from './note.ts'

export const noteProjectionTable = 'create table note_projection (id text primary key, lines integer not null)'

/** What somebody else keeps of notes: how many lines each has. */
export const noteProjection = projection('note_projection', [noteWritten], async ({ em, event: { data } }) => {
  await em.execute(
    `insert into note_projection (id, lines) values (?, ?) on conflict (id) do update set lines = excluded.lines`,
    [data.id, data.lines],
  )
})
