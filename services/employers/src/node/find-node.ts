import { type Prefix, prefixes, prefixOf } from '@passerelle/kernel'
import { badInput } from '@passerelle/service-kit'
import type { Context } from '../context.ts'

/** What this service has tables for. */
const own = {
  per: 'person',
  sch: 'school',
  key: 'apiKey',
  emp: 'employer',
  eus: 'employerUser',
  apr: 'approval',
  job: 'job',
  jrv: 'review',
} as const satisfies Partial<Record<Prefix, keyof Context['loaders']>>

/**
 * What the id names. Of another service's thing only its type is known here, so it is a reference, whether it exists or not:
 * the gateway asks the owner.
 * @throws BAD_USER_INPUT when the text is no id
 */
export async function findNode(ctx: Context, id: string): Promise<{ id: string } | null> {
  const prefix = prefixOf(id)
  if (!prefix) throw badInput(`\`id\` is no id: one looks like ${example}.`)
  if (isOwn(prefix)) return ctx.loaders[own[prefix]].load(id)
  return { __typename: prefixes[prefix], id } as { id: string }
}

const example = '`itv_01k6ff2c2kf6r9t4v6jz2h7w3e`'

function isOwn(prefix: Prefix): prefix is keyof typeof own {
  return prefix in own
}
