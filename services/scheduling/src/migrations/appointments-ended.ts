import { Migration } from '@mikro-orm/migrations'
import type { EntityManager } from '@mikro-orm/postgresql'
import type { InterviewId, MatchId, PersonId } from '@passerelle/kernel'
import type { Step } from '../interview/interview.ts'
import { tellMatch } from '../interview/tell-match.ts'

const atATime = 1_000

/** Of accepted appointments whose interview was held or cancelled before, matches are told now. */
export class AppointmentsEnded extends Migration {
  override async up(): Promise<void> {
    for (let after = ''; ; ) {
      const rows = (await this.execute(sql, [after, atATime])) as Row[]
      if (rows.length === 0) return
      const all = this.getEntityManager() as EntityManager
      await all.transactional(async (em) => {
        for (const { startsAt, endsAt, changedAt, ...row } of rows) {
          const times = { startsAt: new Date(startsAt), endsAt: new Date(endsAt), changedAt: new Date(changedAt) }
          tellMatch(em, { ...row, ...times })
        }
      })
      after = rows.at(-1)!.id
    }
  }
}

interface Row {
  id: InterviewId
  matchId: MatchId
  matchRound: number
  status: 'COMPLETED' | 'CANCELLED'
  startsAt: string
  endsAt: string
  changedAt: string
  changedBy: PersonId | null
  history: Step[]
}

const sql = `
  select id, match_id as "matchId", match_round as "matchRound", status, to_jsonb(starts_at) as "startsAt",
    to_jsonb(ends_at) as "endsAt", to_jsonb(changed_at) as "changedAt", changed_by as "changedBy", history
  from interview where id > ? and match_id is not null and status in ('COMPLETED', 'CANCELLED') order by id limit ?`
