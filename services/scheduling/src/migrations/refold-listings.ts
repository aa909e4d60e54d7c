import { Migration } from '@mikro-orm/migrations'
import { folded } from '@passerelle/kernel'
import { rewriteRows } from '@passerelle/persistence'

/** Words alone are kept now, without punctuation, and signs of Indic and Thai scripts stay. */
export class RefoldListings extends Migration {
  override async up(): Promise<void> {
    const columns = ['display_name', 'company_name', 'sort_company', 'sort_name', 'search']
    await rewriteRows(this, { table: 'host_listing', key: 'host_id', columns }, ({ display_name, company_name }) => {
      const [sort_name, sort_company] = [folded(display_name!), folded(company_name!)]
      return { sort_name, sort_company, search: `${sort_name} ${sort_company}` }
    })
  }
}
