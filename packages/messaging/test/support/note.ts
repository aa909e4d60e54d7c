import { Migration } from '@mikro-orm/migrations'
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql'
import type { Contract } from '@passerelle/contracts'
import { table } from '@passerelle/persistence'
import { z } from 'zod'
import { dueMigration, emit, messagingMigration } from '../../src/index.ts'

/** An aggregate as small as can be: it counts how often it was written on. */
export class Note {
  id: string
  lines: number
  version!: number

  constructor(id: string) {
    this.id = id
    this.lines = 1
  }
}

const noteTable = table(Note, 'note', (p) => ({
  id: p.text().primary(),
  lines: p.integer(),
  version: p.integer().version(),
}))

export const noteWritten: Contract<{ id: string; lines: number }> = {
  type: 'passerelle.notes.note-written.v1',
  topic: 'passerelle.notes.note.v1',
  aggregate: 'note',
  data: z.object({ id: z.string(), lines: z.number() }),
  example: { id: 'note_1', lines: 1 },
}

/** What a reader of notes keeps: every event that took effect, in the order in which it did. */
class NoteTables extends Migration {
  override up(): void {
    this.addSql('create table note (id text primary key, lines integer not null, version integer not null default 1)')
    this.addSql(
      'create table effect (place bigint generated always as identity, note text, version integer, event_id text unique)',
    )
  }
}

export const entities = [noteTable]
export const migrations = [messagingMigration, dueMigration, NoteTables]

export function say(em: EntityManager, note: Note): void {
  emit(em, noteWritten, note, { id: note.id, lines: note.lines })
}

/** Writes a line on a note, which may be new, and says so. */
export function writeLine(orm: MikroORM, id: string): Promise<void> {
  return orm.em.fork().transactional(async (em) => {
    await em.execute('select pg_advisory_xact_lock(hashtext(?))', [id])
    const known = await em.findOne(Note, { id })
    if (known) known.lines++
    const note = known ?? em.create(Note, new Note(id))
    say(em, note)
  })
}
