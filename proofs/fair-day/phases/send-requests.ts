import { until } from '@passerelle/client'
import { type Chance, chance } from '@passerelle/testkit/dice'
import type { Fair, Host, Run, Talent } from '../fair.ts'
import { offerInterview, requestInterview } from '../interviews.ts'

/** A talent who would like to meet a DIRECT host, and will book when the rush begins. */
export interface Wish {
  readonly talent: Talent
  readonly host: Host
}

/**
 * Each candidate asks the companies of preference 1, then 2, then 3, one host of each, until the credits are used up; some
 * recruiters write to candidates themselves. What a DIRECT host is asked becomes a wish for the rush.
 */
export async function sendRequests(
  run: Run,
  fair: Fair,
  talents: readonly Talent[],
  hosts: readonly Host[],
): Promise<Wish[]> {
  run.progress.phase('candidates send their requests', talents.length)
  const wishes = await Promise.all(
    talents.map(async (talent) => {
      await browse(talent, fair, hosts.length)
      const wanted = wantedBy(talent, hosts, chance(run.seed, `wishes of ${talent.number}`))
      for (const host of wanted.filter(({ mode }) => mode === 'SELECTIVE')) await ask(run, talent, host)
      run.progress.step()
      return wanted.filter(({ mode }) => mode === 'DIRECT').map((host) => ({ talent, host }))
    }),
  )
  await offers(run, fair, talents, hosts)
  return wishes.flat()
}

/** Waits until scheduling knows of the registration and counts everybody who receives; then looks at the directory. */
async function browse(talent: Talent, fair: Fair, hosts: number): Promise<void> {
  await until(`${talent.person.email} counts ${hosts} hosts`, 120_000, async () => {
    const { caller } = talent
    const answer = await caller.askEarly<{ event: Directory | null }>(count, { eventId: fair.id }, ['FORBIDDEN'])
    return answer?.event?.hosts?.totalCount === hosts ? answer : undefined
  })
  await talent.caller.ask(directory, { eventId: fair.id })
}

interface Directory {
  hosts: { totalCount: number } | null
}

const count = 'query CountHosts($eventId: ID!) { event(id: $eventId) { hosts(first: 1) { totalCount } } }'

/** In order of preference, one host of each company; a company of the same preference as another comes before it by chance. */
function wantedBy(talent: Talent, hosts: readonly Host[], dice: Chance): Host[] {
  const companies = dice.shuffled([...talent.preferences.keys()])
  return companies
    .filter((company) => talent.preferences[company]! <= 3)
    .sort((one, other) => talent.preferences[one]! - talent.preferences[other]!)
    .map((company) => dice.pick(hosts.filter(({ companyIndex }) => companyIndex === company)))
}

/** One request, one in four without a message; a candidate in a hurry forgets the question, is told, and answers it. */
async function ask(run: Run, talent: Talent, host: Host): Promise<void> {
  const dice = chance(run.seed, `hurry of ${talent.number} at ${host.index}`)
  const hurried = dice.happens(0.1)
  const message = dice.happens(0.25) ? null : `Bonjour, je suis ${talent.person.name}.`
  const input = { hostId: host.id, message }
  const answer = host.question === null ? undefined : 'Parce que vos projets me parlent.'
  let outcome = await requestInterview(talent.caller, hurried ? input : { ...input, answer })
  if (outcome.refused === 'ANSWER_REQUIRED') outcome = await requestInterview(talent.caller, { ...input, answer })
  if (outcome.refused === undefined) run.ledger.acknowledge({ talent: talent.index, host: host.index }, outcome.value)
  else if (outcome.refused !== 'NO_CREDITS_LEFT') throw new Error(`Not expected: ${outcome.refused} ${outcome.message}`)
}

/** A third of the SELECTIVE hosts write to one candidate whom they have found; whoever is in contact already makes it a typed refusal. */
async function offers(run: Run, fair: Fair, talents: readonly Talent[], hosts: readonly Host[]): Promise<void> {
  await Promise.all(
    hosts.map(async (host) => {
      const dice = chance(run.seed, `offer of ${host.index}`)
      if (host.mode !== 'SELECTIVE' || !dice.happens(1 / 3)) return
      const talent = dice.pick(talents)
      await find(host, fair, talent)
      const input = { hostId: host.id, candidateId: talent.candidateId, message: 'Votre profil nous intéresse.' }
      const outcome = await offerInterview(host.caller, input)
      if (outcome.refused === undefined)
        run.ledger.acknowledge({ talent: talent.index, host: host.index }, outcome.value)
    }),
  )
}

/** @throws when the search for a registered talent's name finds anybody else, or nobody */
async function find(host: Host, fair: Fair, { lastName, candidateId }: Talent): Promise<void> {
  const { event } = await host.caller.ask<Found>(search, { eventId: fair.id, search: lastName })
  const found = event?.talents?.nodes.map(({ candidate }) => candidate.id)
  if (found?.join() !== candidateId) throw new Error(`Who looks for ${lastName} finds ${found?.join()}`)
}

interface Found {
  event: { talents: { nodes: { candidate: { id: string } }[] } | null } | null
}

const search = `query Talents($eventId: ID!, $search: String) {
  event(id: $eventId) {
    talents(filter: { search: $search }) { totalCount nodes { name programme inContact candidate { id } } }
  }
}`

const directory = `query Hosts($eventId: ID!) {
  event(id: $eventId) {
    hosts(first: 100) {
      totalCount
      edges { node { id displayName bookingMode openSlotCount requestCount nextAction } }
    }
  }
}`
