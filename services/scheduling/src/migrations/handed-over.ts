import { Migration } from '@mikro-orm/migrations'

/** Recruiters may change, so each step of an interview keeps for which side it was done, and who received the talent then. */
export class HandedOver extends Migration {
  override up(): void {
    this.addSql(
      `update interview set history = (select coalesce(jsonb_agg(step || jsonb_build_object('side', case
          when step ->> 'by' = talent then 'TALENT'
          when step ->> 'by' = recruiter
            or interviewers @> jsonb_build_array(jsonb_build_object('personId', step ->> 'by')) then 'RECRUITER'
        end, 'recruiterName', recruiter_name) order by place), '[]')
        from jsonb_array_elements(history) with ordinality as steps (step, place))`,
    )
  }
}
