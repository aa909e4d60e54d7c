import type { ServiceMap } from '@apollo/gateway'
import { presentTraceparent } from '@passerelle/messaging/without-orm'
import type { PassportSigner } from '@passerelle/service-kit/without-orm'
import { parse } from 'graphql'
import type { Graph } from '../graph/graph.ts'
import { type Link, passportOf } from './link.ts'

/** Runs an operation of ours in the name of a link's holder. Rejects when it fails as a whole or in part. */
export type AskGraph = <Data>(query: string, variables: Record<string, unknown>) => Promise<Data>

export function askGraphAs(
  link: Link,
  parts: { graph: Graph; sources: ServiceMap; signer: PassportSigner; requestId: string },
) {
  const { graph, sources, signer, requestId } = parts
  const caller = { passport: () => signer.sign(passportOf(link)) }
  const ask: AskGraph = async <Data>(query: string, variables: Record<string, unknown>) => {
    const planned = graph.plan(parse(query), undefined, query)
    const context = { caller, requestId, traceparent: presentTraceparent() }
    const { data, errors } = await graph.execute({ planned, variables, sources, context })
    if (errors?.length) throw new Error(errors.map(({ message }) => message).join(' · '))
    return data as Data
  }
  return ask
}
