import { mutation, type Outcome } from '@passerelle/client'
import type { Exhibitor, Fair, Host, School, Talent } from '../../fair.ts'
import { acceptRequest, bookSlot, chooseSlot, offerInterview, requestInterview } from '../../interviews.ts'
import type { Desk } from './decide.ts'
import type { Offer } from './pair.ts'
import { postJob } from './post-jobs.ts'

/** Who was there when a school declines a company. */
export interface OfDecline {
  readonly school: School
  readonly fair: Fair
  readonly company: Exhibitor
  readonly hosts: readonly Host[]
  readonly talents: readonly Talent[]
  readonly offers: readonly Offer[]
}

/** Whatever somebody can still do with a company that the school has declined: each of these is to be refused, with this code. */
export async function doneAllTheSame(desk: Desk, cast: OfDecline, offer: Offer, company: Exhibitor): Promise<string[]> {
  const { run } = desk
  const { school, fair, talents } = cast
  const [candidateId, startsAt] = [talents.at(-1)!.candidateId, `${fair.dates[0]}T08:00:00.000Z`]
  const terms = { kind: 'PERMANENT', title: `Position 4 at ${company.title}`, description: 'One more.' }
  const job = { employerId: company.id, ...terms, schoolIds: [school.id] }
  const match = { candidateId, jobId: offer.id, documents: [] }
  const planned = { employerId: company.id, candidateId, startsAt: desk.dates.at(-1)! }
  const tries: [what: string, code: string, outcome: Outcome<object>][] = [
    ['it posts a job', 'NOT_APPROVED_AT_SCHOOLS', await company.ownerCaller.act(postJob, { input: job })],
    ['it plans an interview', 'NOT_APPROVED', await company.ownerCaller.act(plan, { input: planned })],
    ['the school proposes somebody for its job', 'JOB_NOT_APPROVED', await run.staff.act(propose, { input: match })],
  ]
  for (const host of cast.hosts.filter((one) => one.company === company)) {
    const { caller } = talents.at(-1)!
    const [id, message] = [host.id, 'Encore une question.']
    const asks = host.mode === 'DIRECT' ? bookSlot : requestInterview
    const asked = { hostId: id, message, answer: message, ...(host.mode === 'DIRECT' && { startsAt }) }
    tries.push(
      ['somebody asks', 'HOST_CLOSED', await asks(caller, asked)],
      ['a recruiter asks', 'NOT_APPROVED', await offerInterview(host.caller, { hostId: id, candidateId, message })],
    )
    for (const entry of run.ledger.entries().filter((one) => one.host === host.index)) {
      const sought = talents[entry.talent]!.caller
      if (entry.status === 'IN_SCHEDULING') {
        tries.push(['somebody chooses a slot', 'HOST_CLOSED', await chooseSlot(sought, entry.id, startsAt)])
      } else if (entry.status === 'REQUESTED' && entry.sentBy === 'TALENT') {
        tries.push(['a request is accepted', 'NOT_APPROVED', await acceptRequest(host.caller, entry.id)])
      }
    }
  }
  return tries
    .filter(([, code, { refused }]) => refused !== code)
    .map(([what, code, { refused }]) => `${what}: ${refused ?? 'done'} instead of ${code}`)
}

const plan = mutation('planInterview', 'Interview { id }')
const propose = mutation('proposeMatch', 'Match { id }')
