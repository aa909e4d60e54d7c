import type { EntityManager } from '@mikro-orm/postgresql'
import type { Message } from '../message.ts'

/**
 * Those of some mails that would tell somebody of people whom they were to meet for a company that they have left. What takes
 * an appointment out of their calendar leaves all the same.
 */
export async function toFormerPeople(em: EntityManager, messages: readonly Message[]): Promise<Set<Message['id']>> {
  const rows = await em.execute<{ id: Message['id'] }[]>(sql, [messages.map(({ id }) => id)])
  return new Set(rows.map(({ id }) => id))
}

const sql = `
  select m.id from message m
    left join interview_projection i on i.id = m.interview_id
    left join match_projection t on t.id = m.match_id
    join employer_user_projection u on u.person_id = m.person and not u.active
      and u.employer_id = coalesce(i.state ->> 'employerId', t.state ->> 'employerId')
  where m.id = any(array[?]::text[]) and m.method is distinct from 'CANCEL'
    and m.person is distinct from coalesce(i.talent, t.state ->> 'candidatePersonId')`
