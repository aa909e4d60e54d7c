import { type Caller, type Connection, everyNode, pageInfo, until } from '@passerelle/client'

export interface Notice {
  readonly kind: string
  readonly interview: { readonly id: string } | null
  readonly match: { readonly id: string } | null
  readonly employer: { readonly id: string } | null
}

/** Everything that somebody was told in the application, once it is enough, or after so long. */
export async function noticesOf(
  caller: Caller,
  enough: (all: readonly Notice[]) => boolean,
  withinMs: number,
): Promise<Notice[]> {
  const read = () =>
    everyNode(async (after) => (await caller.ask<{ myNotices: Connection<Notice> }>(notices, { after })).myNotices)
  return until(`${caller.person.email} to be told`, withinMs, async () => {
    const all = await read()
    return enough(all) ? all : undefined
  }).catch(read)
}

const notices = `query Notices($after: String) {
  myNotices(first: 100, after: $after) {
    edges { node { kind interview { id } match { id } employer { id } } }
    ${pageInfo}
  }
}`
