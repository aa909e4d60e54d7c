import type { Caller } from '@passerelle/client'
import type { Lived } from '../../phases/matches/live-matches.ts'
import type { Finding } from '../finding.ts'
import { agendaOf } from '../never-two-at-once.ts'
import { slotOf } from './replay.ts'

/** Every accepted appointment is in the agenda of candidate and contact, once, at its time; no other match is. */
export async function inBothAgendas({ matches }: Pick<Lived, 'matches'>): Promise<Finding> {
  const people = [...new Set(matches.flatMap(({ pair }) => [pair.talent.caller, pair.offer.contact]))]
  const agendas = new Map<Caller, Awaited<ReturnType<typeof agendaOf>>>()
  await Promise.all(people.map(async (caller) => agendas.set(caller, await agendaOf(caller))))
  const accepted = matches.filter(({ match }) => match.state === 'APPOINTMENT_ACCEPTED')
  const wrong = accepted.flatMap(({ pair, match }) =>
    [pair.talent.caller, pair.offer.contact].flatMap((caller) => {
      const found = agendas.get(caller)!.filter((entry) => entry.match?.id === match.id)
      const at = found.map(({ slot }) => slotOf({ appointment: { round: 0, ...slot } }))
      const right = found.length === 1 && found[0]!.id === match.interview?.id && at[0] === slotOf(match)
      return right ? [] : [`${match.id} at ${slotOf(match)}: in the agenda of ${caller.person.email} at ${at.join()}`]
    }),
  )
  const known = new Set(accepted.map(({ match }) => match.id))
  const strange = [...agendas].flatMap(([caller, agenda]) =>
    agenda
      .filter(({ match }) => match !== null && !known.has(match.id))
      .map(({ id }) => `${id} in the agenda of ${caller.person.email} is of no accepted match`),
  )
  return {
    title: 'Every accepted appointment is in both agendas once',
    looked: `${accepted.length} appointments in ${people.length} agendas`,
    wrong: [...wrong, ...strange],
  }
}
