import type { EntityManager } from '@mikro-orm/postgresql'
import type { HostId, PersonId } from '@passerelle/kernel'
import DataLoader from 'dataloader'
import { openInSql } from '../interview/open-interviews.ts'

/** Whether the viewer has an interview with a host: any, and one that is not over. */
export interface Contact {
  ever: boolean
  open: boolean
}

export function contacts(em: EntityManager, me: PersonId): DataLoader<HostId, Contact> {
  return new DataLoader(async (ids) => {
    const rows: { host_id: HostId; open: boolean }[] = await em.execute(
      `select host_id, bool_or(${openInSql}) as open from interview
       where host_id in (?) and talent = ? group by 1`,
      [ids, me],
    )
    return ids.map((id) => {
      const row = rows.find((one) => one.host_id === id)
      return { ever: row !== undefined, open: row?.open ?? false }
    })
  })
}
