import type { Finding } from './finding.ts'
import { left, listed } from './invited-once.ts'
import type { Post } from './mails.ts'

/** Whoever had an appointment in the calendar got one CANCEL for it, after the REQUEST and with a higher sequence. */
export function cancelledInCalendars(posts: readonly Post[]): Finding {
  const cancelled = posts.filter(({ entry }) => entry.status === 'CANCELLED' && entry.times > 0)
  const never = posts.filter(({ entry }) => entry.times === 0)
  return {
    title: 'Every cancelled interview is cancelled in the calendars',
    looked: `${cancelled.length} cancellations`,
    wrong: [...cancelled.flatMap(cancellation), ...never.flatMap(nothing)],
  }
}

function cancellation({ entry, caller, mails }: Post): string[] {
  const sent = left(mails)
  const requests = sent.filter(({ calendar }) => calendar.method === 'REQUEST')
  const cancels = sent.filter(({ calendar }) => calendar.method === 'CANCEL')
  const who = `${caller.person.email}, ${entry.id}`
  if (requests.length === 0) return cancels.length === 0 ? [] : [`${who}: cancelled, although never invited`]
  if (cancels.length !== 1) return [`${who}: ${cancels.length} cancellations (${listed(mails)})`]
  const cancel = cancels[0]!
  return requests.flatMap((request) => [
    ...(request.calendar.sequence < cancel.calendar.sequence
      ? []
      : [`${who}: SEQUENCE does not rise (${listed(mails)})`]),
    ...(request.calendar.uid === cancel.calendar.uid ? [] : [`${who}: the CANCEL names another UID`]),
    ...(inTime(request.sentAt, cancel.sentAt) ? [] : [`${who}: the CANCEL left before its REQUEST`]),
  ])
}

/** An interview that was never confirmed is in no calendar. */
function nothing({ entry, caller, mails }: Post): string[] {
  return left(mails).length === 0 ? [] : [`${caller.person.email}, ${entry.id}: never confirmed, but ${listed(mails)}`]
}

/** Where one of the two is not known, nothing can be said against it. */
function inTime(earlier: string | null, later: string | null): boolean {
  return earlier === null || later === null || Date.parse(earlier) <= Date.parse(later)
}
