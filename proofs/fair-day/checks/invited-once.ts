import type { Finding, Scene } from './finding.ts'
import type { Mail, Post } from './mails.ts'

/** Both people of every confirmed interview got one REQUEST for its present time, and never two for one sequence. */
export function invitedOnce(posts: readonly Post[], { disturbed }: Pick<Scene, 'disturbed'>): Finding {
  const confirmed = posts.filter(({ entry }) => entry.status === 'CONFIRMED')
  return {
    title: 'Every confirmed interview is invited exactly once',
    looked: `${confirmed.length} invitations`,
    wrong: [...confirmed.flatMap((post) => presentInvitation(post, disturbed)), ...posts.flatMap(doubled)],
  }
}

/** After a fault the mail server may have taken a mail and never said so: that mail is UNCERTAIN, and not sent again. */
function presentInvitation({ entry, caller, mails }: Post, disturbed: boolean): string[] {
  const present = left(mails).filter(({ calendar }) => calendar.sequence === entry.sequence)
  const who = `${caller.person.email}, ${entry.id} #${entry.sequence}`
  if (present.length !== 1) return [`${who}: ${present.length} invitations (${listed(mails)})`]
  const [{ state, calendar }] = present as [Mail]
  if (calendar.method !== 'REQUEST') return [`${who}: the newest mail is a ${calendar.method}`]
  return state === 'SENT' || (disturbed && state === 'UNCERTAIN') ? [] : [`${who}: the invitation is ${state}`]
}

function doubled({ entry, caller, mails }: Post): string[] {
  const seen = new Set<string>()
  return left(mails).flatMap(({ calendar }) => {
    const key = `${calendar.method} #${calendar.sequence}`
    if (seen.has(key)) return [`${caller.person.email} got ${key} of ${entry.id} twice`]
    seen.add(key)
    return []
  })
}

/** The mails that left, or may have. */
export function left(mails: readonly Mail[]): Mail[] {
  return mails.filter(({ state }) => state === 'SENT' || state === 'UNCERTAIN')
}

export function listed(mails: readonly Mail[]): string {
  return mails.map(({ state, calendar }) => `${calendar.method} #${calendar.sequence} ${state}`).join(', ') || 'no mail'
}
