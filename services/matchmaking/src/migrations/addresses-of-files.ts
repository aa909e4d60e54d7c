import { Migration } from '@mikro-orm/migrations'
import type { EntityManager } from '@mikro-orm/postgresql'
import { candidateChanged } from '@passerelle/contracts'
import type { CandidateId, SchoolId } from '@passerelle/kernel'
import { emit } from '@passerelle/messaging'

const atATime = 1_000

/** Candidates who have never signed in are reached by the address of their file: each of them is told once more, with it. */
export class AddressesOfFiles extends Migration {
  override async up(): Promise<void> {
    for (let after = ''; ; ) {
      const rows = (await this.execute(sql, [after, atATime])) as Row[]
      if (rows.length === 0) return
      const all = this.getEntityManager() as EntityManager
      await all.transactional(async (em) => {
        for (const { version, ...file } of rows) {
          emit(em, candidateChanged, { id: file.id, version }, { ...file, personId: null })
        }
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
  firstName: string
  lastName: string
  email: string
  programme: string | null
  graduationYear: number | null
  version: number
}

const sql = `
  update candidate set version = version + 1 where id in (
    select id from candidate where id > ? and person_id is null order by id limit ?)
  returning id, school_id as "schoolId", first_name as "firstName", last_name as "lastName", email, programme,
    graduation_year as "graduationYear", version`
