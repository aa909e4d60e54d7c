import { type Connection, type PageArgs, pageOfWhole, patternsOf, type WholeList } from '@passerelle/kernel'
import { and, anyOf, type KeysetList, pageLoader, type Sql, sql } from '@passerelle/persistence'
import type { BaseContext, Viewer } from '@passerelle/service-kit'
import { Match } from './match.ts'
import type { MatchState } from './progress.ts'

export type MatchPage = Connection<Match>
export type MatchSchoolPage = Connection<{ id: string }>

type Base = Pick<BaseContext, 'em' | 'viewer'>

const byProposal: KeysetList<Match> = {
  entity: Match,
  table: 'match',
  order: [
    { column: 'proposed_at', type: 'timestamptz' },
    { column: 'id', type: 'text' },
  ],
  keyOf: (match) => [match.proposedAt.toISOString(), match.id],
}

const orders = { OLDEST: byProposal, NEWEST: { ...byProposal, descending: true } }

export interface MatchesArgs extends PageArgs {
  filter?: MatchFilter | null | undefined
  /** The newest first when left out. */
  orderBy?: keyof typeof orders | undefined
}

interface MatchFilter {
  /** Parts of words of the candidate's, the job's or the company's name. */
  search?: string | null | undefined
  states?: readonly MatchState[] | null | undefined
  employerId?: string | null | undefined
}

/** By school, whose staff the viewer is. */
export function matchesOfSchool({ em }: Base) {
  return matchLists<MatchesArgs>(em, () => sql('row.school_id = parent.id'))
}

/** By school: those that concern the viewer, as their contact or as their candidate (HU-04, HU-20). */
export function myMatchesAt({ em, viewer }: Base) {
  return matchLists<MatchesArgs>(em, () => and(sql('row.school_id = parent.id'), concerns(viewer)))
}

/** By candidate, who is the viewer, or whose school's staff the viewer is. */
export function matchesOfCandidate({ em }: Base) {
  return matchLists<MatchesArgs>(em, () => sql('row.candidate_id = parent.id'))
}

export interface MatchesOfJobArgs extends MatchesArgs {
  schoolId: string
}

/** By job, at one school: all of them for its staff, for others those that concern them. */
export function matchesOfJob({ em, viewer }: Base) {
  return matchLists<MatchesOfJobArgs>(em, ({ schoolId }) => {
    const here = and(sql('row.job_id = parent.id'), sql('row.school_id = ?', storable(schoolId)))
    return viewer.staffOf(schoolId, 'MANAGE_MATCHES') ? here : and(here, concerns(viewer))
  })
}

function matchLists<Args extends MatchesArgs>(em: Base['em'], whereOf: (args: Args) => Sql) {
  return pageLoader<Match, Args>(
    em,
    ({ orderBy = 'NEWEST' }) => orders[orderBy],
    (args) => and(whereOf(args), ...filtered(args.filter)),
  )
}

function filtered(filter: MatchFilter | null | undefined): Sql[] {
  const { search, states, employerId } = filter ?? {}
  const patterns = patternsOf(search ?? '')
  return [
    ...(patterns.length > 0 ? [sql(`(${names}) like all (array[?]::text[])`, patterns)] : []),
    ...(states ? [anyOf('row.state', states)] : []),
    ...(employerId ? [sql('row.employer_id = ?', storable(employerId))] : []),
  ]
}

/** What a match is searched by. Of each row by three keys: a join would leave it to the planner to read all candidates first. */
const names = `
  select candidate.sort_name || ' ' || coalesce(job.search_title, '') || ' ' || coalesce(employer.search_name, '')
  from candidate
    left join job_projection as job on job.id = row.job_id
    left join employer_projection as employer on employer.id = row.employer_id
  where candidate.id = row.candidate_id`

/** PostgreSQL keeps any text but one with a zero byte. */
function storable(id: string): string {
  return id.replaceAll('\0', '')
}

const schoolById: WholeList<{ id: string }> = { key: ['string'], keyOf: ({ id }) => [id] }

/** The schools at which matches concern the viewer. @throws BadCursor, PageTooLarge */
export async function myMatchSchools({ em, viewer }: Base, page: PageArgs): Promise<MatchSchoolPage> {
  const { text, values } = concerns(viewer)
  const schools: { id: string }[] = await em.execute(
    `select distinct row.school_id as id from match as row where ${text}`,
    [...values],
  )
  return pageOfWhole(schoolById, schools, page)
}

/** Nothing concerns who comes by a link: that has not signed in. */
function concerns(viewer: Viewer): Sql {
  if (viewer.link) return sql('false')
  const users = viewer.employers().map(({ user }) => user)
  const own = sql('row.candidate_person_id = ?', viewer.personId)
  if (users.length === 0) return own
  return sql(`(row.contact_user_id = any(array[?]::text[]) or ${own.text})`, users, ...own.values)
}
