import type { z } from 'zod'

/**
 * An event that crosses a service: what it is called, where it travels, what it carries, and one example that producers
 * and consumers parse in their tests. Each event carries the whole public state of its aggregate after the change, so a
 * reader may miss one and still be right about the present.
 */
export interface Contract<Data = unknown> {
  /** CloudEvents `type`: `passerelle.<service>.<fact>.v<n>`. */
  readonly type: string
  /** One topic per service and aggregate family; the key of a message is the aggregate's id. */
  readonly topic: string
  /** The aggregate's type, for instance `interview`. */
  readonly aggregate: string
  readonly data: z.ZodType<Data>
  readonly example: Data
}

/** Contracts of one aggregate: each fact has the same data, the aggregate's state after it. */
export function contractsOf<Data, const Facts extends string>(family: {
  service: string
  aggregate: string
  version: number
  data: z.ZodType<Data>
  example: NoInfer<Data>
  facts: readonly Facts[]
}): { readonly [F in Facts]: Contract<Data> } {
  const { service, aggregate, version, data, example } = family
  const topic = `passerelle.${service}.${aggregate}.v${version}`
  const named = family.facts.map((fact) => {
    const type = `passerelle.${service}.${kebab(fact)}.v${version}`
    return [fact, { type, topic, aggregate, data, example }] as const
  })
  return Object.fromEntries(named) as { readonly [F in Facts]: Contract<Data> }
}

/** interviewConfirmed → interview-confirmed */
function kebab(fact: string): string {
  return fact.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
