import type { EntityManager } from '@mikro-orm/postgresql'
import type { Connection, PageArgs } from '@passerelle/kernel'
import { and, anyOf, type KeysetList, type PageLoader, pageLoader, type Sql, sql } from '@passerelle/persistence'
import type { Viewer } from '@passerelle/service-kit'
import { type EmployerFilter, employerIs } from '../employer/employer-filter.ts'
import { Approval } from './approval.ts'

export type ApprovalPage = Connection<Approval>

const byRequest: KeysetList<Approval> = {
  entity: Approval,
  table: 'approval',
  order: [
    { column: 'requested_at', type: 'timestamptz' },
    { column: 'id', type: 'text' },
  ],
  keyOf: ({ requestedAt, id }) => [requestedAt.toISOString(), id],
}

const orders = { OLDEST: byRequest, NEWEST: { ...byRequest, descending: true } }

interface OrderedArgs extends PageArgs {
  /** The first to ask first, when left out. */
  orderBy?: keyof typeof orders | undefined
}

export interface ApprovalsArgs extends OrderedArgs {
  filter?: (EmployerFilter & { states?: readonly Approval['state'][] | null | undefined }) | null | undefined
}

/** By school: what companies asked. */
export function approvalsOfSchool(em: EntityManager) {
  return pageLoader<Approval, ApprovalsArgs>(em, inOrder, ({ filter }) =>
    and(
      sql('row.school_id = parent.id'),
      ...(filter?.states ? [anyOf('row.state', filter.states)] : []),
      ...ofEmployerThatIs(filter),
    ),
  )
}

/** By company: all of them for its own users, for staff their schools'. */
export function approvalsOfEmployer(em: EntityManager, standing: () => Promise<Viewer>) {
  const loaderFor = (viewer: Viewer) => {
    const readable = sql(
      'row.employer_id = parent.id and (parent.id = any(array[?]::text[]) or row.school_id = any(array[?]::text[]))',
      viewer.employers().map(({ employer }) => employer),
      viewer.staffSchools(),
    )
    return pageLoader<Approval, OrderedArgs>(em, inOrder, () => readable)
  }
  let loader: Promise<PageLoader<Approval, OrderedArgs>> | undefined
  return async (employer: string, args: OrderedArgs) => {
    loader ??= standing().then(loaderFor)
    return (await loader)(employer, args)
  }
}

function inOrder({ orderBy = 'OLDEST' }: OrderedArgs): KeysetList<Approval> {
  return orders[orderBy]
}

function ofEmployerThatIs(filter: EmployerFilter | null | undefined): Sql[] {
  const conditions = employerIs('employer', filter)
  if (conditions.length === 0) return []
  const { text, values } = and(...conditions)
  return [sql(`exists (select from employer where employer.id = row.employer_id and ${text})`, ...values)]
}
