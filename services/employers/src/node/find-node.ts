import { prefixes, prefixOf } from '@passerelle/kernel'
import { badInput, resolveReferenceOf } from '@passerelle/service-kit'
import { type GraphQLResolveInfo, isObjectType } from 'graphql'
import type { Context } from '../context.ts'

/**
 * What the id names, as far as the viewer may see it. Of another service's thing only its type is known here, so it is a
 * reference, whether it exists or not: the gateway asks the owner.
 * @throws BAD_USER_INPUT when the text is no id
 */
export async function findNode(id: string, ctx: Context, info: GraphQLResolveInfo): Promise<{ id: string } | null> {
  const prefix = prefixOf(id)
  if (!prefix) throw badInput(`\`id\` is no id: one looks like ${example}.`)
  const type = info.schema.getType(prefixes[prefix])
  // Not every id is that of a node.
  if (!isObjectType(type) || !type.getInterfaces().some(({ name }) => name === 'Node')) return null
  const found = await resolveReferenceOf(type)?.({ __typename: type.name, id }, ctx, info)
  return (found ?? null) as { id: string } | null
}

const example = '`itv_01k6ff2c2kf6r9t4v6jz2h7w3e`'
