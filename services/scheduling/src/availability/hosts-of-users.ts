import type { EntityManager } from '@mikro-orm/postgresql'
import type { EmployerUserId } from '@passerelle/kernel'
import DataLoader from 'dataloader'
import { Host } from './host.ts'

/** Where users of companies can be met: the newest hundred of each, newest first. */
export function hostsOfUsers(em: EntityManager): DataLoader<EmployerUserId, Host[]> {
  return new DataLoader(async (users) => {
    const rows: object[] = await em.execute(
      `select h.* from unnest(array[?]) u(id)
       cross join lateral (select * from host where employer_user_id = u.id order by id desc limit 100) h`,
      [users],
    )
    const hosts = rows.map((row) => em.map(Host, row as never))
    return users.map((user) => hosts.filter((host) => host.employerUserId === user))
  })
}
