import { Migration } from '@mikro-orm/migrations'
import { folded } from '@passerelle/kernel'
import { rewriteRows } from '@passerelle/persistence'
import { identityKey } from '../candidate/candidate-details.ts'

/** Signs of Indic and Thai scripts stay now, and more ligatures are spelled out. */
export class RefoldNames extends Migration {
  override async up(): Promise<void> {
    const columns = ['first_name', 'last_name', 'email', 'sort_name', 'search_text']
    await rewriteRows(this, { table: 'candidate', key: 'id', columns }, ({ first_name, last_name, email }) => ({
      sort_name: folded(`${last_name} ${first_name}`),
      search_text: folded(`${first_name} ${last_name} ${email}`),
    }))
    await this.#refoldIdentities()
  }

  /** Two whom the new folding makes one person stay two, by the older key of the later one: staff have seen them both. */
  async #refoldIdentities(): Promise<void> {
    const rows = (await this.execute(
      'select id, school_id, first_name, last_name, birth_date::text, campaign, identity_key from candidate order by id',
    )) as Record<string, string>[]
    const taken = new Set(rows.map((row) => `${row.school_id} ${row.identity_key}`))
    for (const { id, school_id, first_name, last_name, birth_date, campaign } of rows) {
      const details = { firstName: first_name!, lastName: last_name!, birthDate: birth_date!, campaign: campaign! }
      const key = identityKey(details)
      if (taken.has(`${school_id} ${key}`)) continue
      taken.add(`${school_id} ${key}`)
      await this.execute('update candidate set identity_key = ? where id = ?', [key, id!])
    }
  }
}
