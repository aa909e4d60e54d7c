import { Migration } from '@mikro-orm/migrations'
import { folded } from '@passerelle/kernel'
import { rewriteRows } from '@passerelle/persistence'
import { fingerprintOf } from '../job/job.ts'

/** Ligatures are spelled out now, and signs of Indic and Thai scripts stay. */
export class RefoldNames extends Migration {
  override async up(): Promise<void> {
    await rewriteRows(this, { table: 'employer', key: 'id', columns: ['name', 'search_name'] }, ({ name }) => ({
      search_name: folded(name!),
    }))
    const job = { table: 'job', key: 'id', columns: ['title', 'description', 'text_fingerprint'] }
    await rewriteRows(this, job, ({ title, description }) => ({
      text_fingerprint: fingerprintOf({ title: title!, description: description! }),
    }))
  }
}
