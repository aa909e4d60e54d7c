import type { Caller } from '@passerelle/client'
import { interviewsOf, type Listed } from '../interviews.ts'
import type { Entry } from '../ledger.ts'
import type { Finding, Scene } from './finding.ts'

/** Every acknowledged mutation is in the listings of both people, and nothing is there that nobody did. */
export async function nothingLost(scene: Scene): Promise<Finding> {
  const entries = scene.run.ledger.entries()
  const [talents, hosts] = await Promise.all([listings(scene, scene.talents), listings(scene, scene.hosts)])
  const wrong = entries.flatMap((entry) => [
    ...differences(entry, talents[entry.talent]!, scene.talents[entry.talent]!.caller),
    // Who has left reads nothing of it any more.
    ...(scene.hosts[entry.host] === scene.gone
      ? []
      : differences(entry, hosts[entry.host]!, scene.hosts[entry.host]!.caller)),
  ])
  const known = new Set(entries.map(({ id }) => id))
  const unknown = [...talents, ...hosts].flatMap((list) => [...list.values()].filter(({ id }) => !known.has(id)))
  // A request whose answer was lost, and which was given up, may have happened: nobody was told that it did not.
  const surplus = scene.disturbed ? [] : unknown.map(({ id, status }) => `${id} is ${status}, and nobody did that`)
  return {
    title: 'Nothing acknowledged is lost',
    looked: `${entries.length} interviews in ${talents.length + hosts.length} listings`,
    wrong: [...wrong, ...surplus],
  }
}

function listings({ fair }: Scene, people: readonly { caller: Caller }[]): Promise<Map<string, Listed>[]> {
  return Promise.all(
    people.map(
      async ({ caller }) => new Map((await interviewsOf(caller, fair.id)).map((listed) => [listed.id, listed])),
    ),
  )
}

function differences(entry: Entry, listing: Map<string, Listed>, { person }: Caller): string[] {
  const listed = listing.get(entry.id)
  if (listed === undefined) return [`${entry.id} (${entry.status}) is not listed for ${person.email}`]
  const said = describe(entry)
  const shown = describe(listed)
  return said === shown ? [] : [`${entry.id} was answered as ${said}, and is listed for ${person.email} as ${shown}`]
}

function describe({ status, sequence, slot }: Entry | Listed): string {
  return `${status} #${sequence} ${slot === null ? 'without a time' : `at ${new Date(slot.startsAt).toISOString()}`}`
}
