import { type Connection, everyNode, pageInfo } from '@passerelle/client'
import type { Exhibitor } from '../fair.ts'
import type { Standing } from '../ledger.ts'
import type { Finding, Scene } from './finding.ts'

/** Owners see how each interview of their company at the fair stands, and read none of them: those are between two (TS-01). */
export async function seenToStand(scene: Scene): Promise<Finding> {
  const companies = [...new Set(scene.hosts.map(({ company }) => company))]
  const wrong = await Promise.all(companies.map((company) => wrongFor(scene, company)))
  return {
    title: 'Owners see that an interview stands, and nothing that is said',
    looked: `the interviews of ${companies.length} companies`,
    wrong: wrong.flat(),
  }
}

async function wrongFor({ run, hosts, fair, disturbed }: Scene, company: Exhibitor): Promise<string[]> {
  const entries = run.ledger.entries().filter(({ host }) => hosts[host]!.company === company)
  const wrong = wronglySeen(entries, await standingOf(company, fair.id), disturbed)
  return wrong.map((what) => `${company.owner.email}: ${what}`)
}

/** @param disturbed what was given up while something was broken may have happened */
export function wronglySeen(
  entries: readonly Pick<Standing, 'id' | 'status'>[],
  seen: readonly Stands[],
  disturbed: boolean,
): string[] {
  const statusOf = new Map(seen.map(({ interviewId, status }) => [interviewId, status]))
  const untrue = entries.filter(({ id, status }) => statusOf.get(id) !== status)
  const read = seen.filter(({ interview }) => interview !== null)
  const surplus = disturbed ? 0 : Math.max(0, seen.length - entries.length)
  return [
    ...untrue.map(({ id, status }) => `${id} is ${status}, and is seen as ${statusOf.get(id)}`),
    ...read.map(({ interviewId }) => `what is said in ${interviewId} is read`),
    ...(surplus > 0 ? [`${surplus} interviews more than there are`] : []),
  ]
}

interface Stands {
  readonly interviewId: string
  readonly status: Standing['status']
  readonly interview: { readonly id: string } | null
}

function standingOf({ id, ownerCaller }: Exhibitor, eventId: string): Promise<Stands[]> {
  return everyNode(async (after) => {
    const { employer } = await ownerCaller.ask<Asked>(ofCompany, { id, eventId, after })
    return employer.interviewsAtEvents
  })
}

interface Asked {
  employer: { interviewsAtEvents: Connection<Stands> }
}

const ofCompany = `query OfCompany($id: ID!, $eventId: ID!, $after: String) {
  employer(id: $id) {
    interviewsAtEvents(filter: { eventId: $eventId }, first: 100, after: $after) {
      edges { node { interviewId status interview { id } } }
      ${pageInfo}
    }
  }
}`
