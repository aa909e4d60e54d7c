import { type Caller, type Connection, everyNode, pageInfo } from '@passerelle/client'
import type { Exhibitor } from '../../fair.ts'
import { readUntil } from '../read-until.ts'

/** What the school is not shown of the interviews that stand of a company that it has declined, and what it is shown beside them. */
export async function wronglyListed(
  staff: Caller,
  { approvalId }: Pick<Exhibitor, 'approvalId'>,
  due: readonly { readonly id: string }[],
  withinMs: number,
): Promise<string[]> {
  const ids = new Set(due.map(({ id }) => id))
  const isRight = (seen: readonly string[]) => seen.length === ids.size && seen.every((id) => ids.has(id))
  const seen = await readUntil(Date.now() + withinMs, isRight, () => listed(staff, approvalId))
  return [
    ...[...ids].filter((id) => !seen.includes(id)).map((id) => `${id} stands, and the school is not shown it`),
    ...seen.filter((id) => !ids.has(id)).map((id) => `${id} does not stand, and the school is shown it`),
  ]
}

async function listed(staff: Caller, id: string): Promise<string[]> {
  const nodes = await everyNode(async (after) => {
    const { node } = await staff.ask<{ node: { standingInterviews: Connection<{ interviewId: string }> } }>(list, {
      ...{ id, after },
    })
    return node.standingInterviews
  })
  return nodes.map(({ interviewId }) => interviewId)
}

const list = `query Standing($id: ID!, $after: String) {
  node(id: $id) {
    ... on Approval { standingInterviews(first: 100, after: $after) { edges { node { interviewId } } ${pageInfo} } }
  }
}`
