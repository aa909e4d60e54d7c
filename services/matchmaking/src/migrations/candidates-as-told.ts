import { Migration } from '@mikro-orm/migrations'
import type { EntityManager } from '@mikro-orm/postgresql'
import { candidateChanged } from '@passerelle/contracts'
import type { CandidateId, PersonId, SchoolId } from '@passerelle/kernel'
import { emit } from '@passerelle/messaging'

const atATime = 1_000

/** What candidates study, and when they finish, is told too: of those whom others know without it, once more. */
export class CandidatesAsTold extends Migration {
  override async up(): Promise<void> {
    for (let after = ''; ; ) {
      const rows = (await this.execute(sql, [after, atATime])) as Row[]
      if (rows.length === 0) return
      const all = this.getEntityManager() as EntityManager
      await all.transactional(async (em) => {
        for (const { version, ...state } of rows) emit(em, candidateChanged, { id: state.id, version }, state)
      })
      after = rows
        .map(({ id }) => id)
        .sort()
        .at(-1)!
    }
  }
}

interface Row {
  id: CandidateId
  schoolId: SchoolId
  personId: PersonId | null
  firstName: string
  lastName: string
  programme: string | null
  graduationYear: number | null
  version: number
}

const sql = `
  update candidate set version = version + 1 where id in (
    select id from candidate where id > ? and (programme is not null or graduation_year is not null) order by id limit ?)
  returning id, school_id as "schoolId", person_id as "personId", first_name as "firstName", last_name as "lastName",
    programme, graduation_year as "graduationYear", version`
