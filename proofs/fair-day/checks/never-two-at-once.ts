import { type Caller, type Connection, everyNode, pageInfo } from '@passerelle/client'
import { everybody, type Finding, type Scene } from './finding.ts'

export interface Appointment {
  id: string
  /** The match it came from, if any. */
  match: { id: string } | null
  slot: { startsAt: string; endsAt: string }
}

/** Reads the agenda of everybody: no two interviews overlap, and each confirmed one is in both agendas. */
export async function neverTwoAtOnce(scene: Scene): Promise<Finding> {
  const agendas = await Promise.all(
    everybody(scene).map(async ({ caller }) => [caller, await agendaOf(caller)] as const),
  )
  const clashes = agendas.flatMap(([caller, agenda]) => clashesIn(caller, agenda))
  const found = new Map(agendas.map(([caller, agenda]) => [caller, new Set(agenda.map(({ id }) => id))]))
  const missing = scene.run.ledger
    .in('CONFIRMED')
    .flatMap(({ id, talent, host }) =>
      [scene.talents[talent]!.caller, scene.hosts[host]!.caller]
        .filter((caller) => !found.get(caller)!.has(id))
        .map((caller) => `${id} is confirmed, and not in the agenda of ${caller.person.email}`),
    )
  const appointments = agendas.reduce((sum, [, agenda]) => sum + agenda.length, 0)
  return {
    title: 'No person twice at one time',
    looked: `${appointments} appointments in ${agendas.length} agendas`,
    wrong: [...clashes, ...missing],
  }
}

/** All appointments of one person. */
export function agendaOf(caller: Caller): Promise<Appointment[]> {
  return everyNode(
    async (after) => (await caller.ask<{ myAgenda: Connection<Appointment> }>(agenda, { after })).myAgenda,
  )
}

const agenda = `query Agenda($after: String) {
  myAgenda(first: 100, after: $after) { edges { node { id match { id } slot { startsAt endsAt } } } ${pageInfo} }
}`

/** A sentence for each two appointments of one person that overlap. */
export function clashesIn(caller: Caller, appointments: readonly Appointment[]): string[] {
  const inOrder = [...appointments].sort(
    (one, other) => Date.parse(one.slot.startsAt) - Date.parse(other.slot.startsAt),
  )
  return inOrder.flatMap((later, index) => {
    const earlier = inOrder[index - 1]
    if (earlier === undefined || Date.parse(earlier.slot.endsAt) <= Date.parse(later.slot.startsAt)) return []
    return [`${caller.person.email} is in ${earlier.id} and ${later.id} at ${later.slot.startsAt}`]
  })
}
