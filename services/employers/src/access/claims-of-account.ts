import type { EntityManager } from '@mikro-orm/postgresql'
import type { Language, PersonId } from '@passerelle/kernel'
import type { PassportInput } from '@passerelle/service-kit'
import { type MembershipRow, membershipColumns, membershipsFrom } from './standing.ts'

interface Row extends MembershipRow {
  id: PersonId
  email: string
  name: string
  locale: Language
  time_zone: string
}

/**
 * What a passport says for an account, in one statement: every change asks for it.
 * @returns undefined before its first sign-in
 */
export async function claimsOfAccount(
  em: EntityManager,
  { issuer, subject }: { issuer: string; subject: string },
): Promise<PassportInput | undefined> {
  const [row] = await em.execute<Row[]>(ofAccount, [issuer, subject])
  if (!row) return undefined
  const { id: sub, email, name, locale, time_zone: tz } = row
  return { sub, email, name, locale, tz, ...membershipsFrom(row) }
}

const ofAccount = `
  select p.id, p.email, p.name, p.locale, p.time_zone, ${membershipColumns('p.id')}
  from identity i join person p on p.id = i.person_id where i.issuer = ? and i.subject = ?`
