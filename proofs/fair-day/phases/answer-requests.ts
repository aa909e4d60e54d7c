import { chance } from '@passerelle/testkit/dice'
import type { Fair, Host, Run, Talent } from '../fair.ts'
import { acceptRequest, interviewsOf, type Listed, rejectRequest } from '../interviews.ts'

/**
 * Each host accepts as many requests as its share of the company's capacity, those who want it most first; of the others
 * most are rejected and some stay unanswered. No slot is reserved by this.
 */
export async function answerRequests(
  run: Run,
  fair: Fair,
  talents: readonly Talent[],
  hosts: readonly Host[],
): Promise<void> {
  run.progress.phase('recruiters answer', hosts.length)
  const byCandidate = new Map(talents.map((talent) => [talent.candidateId, talent]))
  await Promise.all(
    hosts.map(async (host) => {
      const sent = (await interviewsOf(host.caller, fair.id)).filter(
        ({ status, sentBy }) => status === 'REQUESTED' && sentBy === 'TALENT',
      )
      const keenest = sent
        .map((interview) => ({ interview, talent: byCandidate.get(interview.candidate!.id)! }))
        .sort(
          (one, other) => wish(one.talent, host) - wish(other.talent, host) || one.talent.index - other.talent.index,
        )
      await Promise.all(keenest.map((request, place) => answer(run, host, request, place < host.capacity)))
      run.progress.step()
    }),
  )
}

const wish = (talent: Talent, host: Host) => talent.preferences[host.companyIndex]!

async function answer(
  run: Run,
  host: Host,
  { interview, talent }: { interview: Listed; talent: Talent },
  wanted: boolean,
): Promise<void> {
  const dice = chance(run.seed, `answer of ${host.index} to ${talent.number}`)
  if (!wanted && dice.happens(0.3)) return
  const outcome = wanted
    ? await acceptRequest(host.caller, interview.id)
    : await rejectRequest(host.caller, interview.id, 'Toutes nos places sont prises.')
  if (outcome.refused !== undefined) throw new Error(`Not expected: ${outcome.refused} ${outcome.message}`)
  run.ledger.acknowledge({ talent: talent.index, host: host.index }, outcome.value)
}
