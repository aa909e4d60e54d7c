import type { Match, MatchMail, MatchStep } from '../../matches.ts'
import type { Finding } from '../finding.ts'
import type { MatchPost } from './mails-of-matches.ts'

/** Which steps of the journal may be told by a mail of each kind; what there is more of was told twice. */
const toldBy: Record<MatchMail['kind'], (step: MatchStep) => boolean> = {
  OFFER_PROPOSED: ({ action }) => action === 'PROPOSED' || action === 'STEPPED_BACK',
  CANDIDATE_PROPOSAL: ({ action }) => action === 'PROPOSED',
  APPOINTMENT_PROPOSED: ({ action, value }) => action === 'COMPANY_DECIDED' && value === 'ACCEPTED',
  APPOINTMENT_WITHDRAWN: ({ action }) => action === 'COMPANY_DECIDED' || action === 'STEPPED_BACK',
  APPOINTMENT_ANSWERED: ({ action }) => action === 'APPOINTMENT_ANSWERED',
  APPOINTMENT_CLASHED: ({ action }) => action === 'APPOINTMENT_CLASHED',
  MATCH_INTERVIEW_CANCELLED: ({ action }) => action === 'INTERVIEW_CANCELLED',
  MATCH_ENDED: ({ action }) => action === 'JOB_OVER',
  MATCH_ENDED_BY_SCHOOL: ({ action }) => action === 'ENDED',
}

/** Each mail about a match came once, what was not sent not at all, and none tells what another has told. */
export function mailedOnce(posts: readonly MatchPost[], { disturbed }: { disturbed: boolean }): Finding {
  return {
    title: 'No mail about a match comes twice',
    looked: `${posts.reduce((sum, { mails }) => sum + mails.length, 0)} mails of ${posts.length} threads`,
    wrong: posts.flatMap(({ match, reader, mails }) =>
      [...mails.flatMap((mail) => wrongWith(mail, disturbed)), ...toldTwice(match, mails)].map(
        (what) => `${match.id} to the ${reader}: ${what}`,
      ),
    ),
  }
}

function wrongWith({ kind, state, arrivals }: MatchPost['mails'][number], disturbed: boolean): string[] {
  // After a fault the mail server may have taken a mail and never said so.
  const right =
    state === 'SENT'
      ? arrivals === 1
      : state === 'DROPPED'
        ? arrivals === 0
        : isUncertain(state, disturbed) && arrivals < 2
  return right ? [] : [`${kind} is ${state}, and came ${arrivals} times`]
}

const isUncertain = (state: MatchMail['state'], disturbed: boolean) => disturbed && state === 'UNCERTAIN'

function toldTwice({ journal }: Match, mails: MatchPost['mails']): string[] {
  return [...new Set(mails.map(({ kind }) => kind))].flatMap((kind) => {
    const count = mails.filter((mail) => mail.kind === kind).length
    const steps = journal.filter(toldBy[kind]).length
    return count > steps ? [`${count} mails of ${kind} for ${steps} steps`] : []
  })
}
