import { type EntityManager, LockMode } from '@mikro-orm/postgresql'
import { insertOnce } from '@passerelle/persistence'
import { Mailbox } from './mailbox.ts'

/** The address as it is now, kept from change until the transaction ends. Lock it before any candidate. */
export async function lockMailbox(em: EntityManager, email: string): Promise<Mailbox> {
  await insertOnce(em, Mailbox, new Mailbox(email), ['email'])
  return em.findOneOrFail(Mailbox, { email }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true })
}
