import type { EntityManager } from '@mikro-orm/postgresql'
import type { EmployerId } from '@passerelle/kernel'

/**
 * Until the commit nobody else changes who owns the company, or proposes that: who decides that waits here, before any user of it is
 * locked. Users and jobs are added meanwhile.
 */
export async function holdCompany(em: EntityManager, employerId: EmployerId): Promise<void> {
  await em.execute('select from employer where id = ? for no key update', [employerId])
}
