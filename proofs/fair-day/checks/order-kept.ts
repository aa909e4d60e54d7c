import type { Sighting } from '../watchers.ts'
import type { Finding, Scene } from './finding.ts'
import { left, listed } from './invited-once.ts'
import type { Post } from './mails.ts'

/** Per interview, the mails left with rising sequences, and whoever watched saw no step back and the end. */
export function orderKept(posts: readonly Post[], scene: Scene): Finding {
  const seen = scene.sightings.reduce((sum, sighting) => sum + sighting.seen.length, 0)
  return {
    title: 'Event order is kept per interview',
    looked: `${seen} changes seen by ${scene.sightings.length} people, ${posts.length} series of mails`,
    wrong: [...posts.flatMap(mailsInOrder), ...scene.sightings.flatMap((sighting) => watchedInOrder(sighting, scene))],
  }
}

function mailsInOrder({ entry, caller, mails }: Post): string[] {
  const sent = left(mails)
    .filter(({ sentAt }) => sentAt !== null)
    .sort((one, other) => Date.parse(one.sentAt!) - Date.parse(other.sentAt!))
  const back = sent.some(
    (mail, index) =>
      index > 0 &&
      mail.calendar.sequence < sent[index - 1]!.calendar.sequence &&
      Date.parse(mail.sentAt!) > Date.parse(sent[index - 1]!.sentAt!),
  )
  return back ? [`${caller.person.email}, ${entry.id}: sequences fell (${listed(sent)})`] : []
}

const rank = { REQUESTED: 0, IN_SCHEDULING: 1, CONFIRMED: 2, COMPLETED: 3, REJECTED: 3, CANCELLED: 3 }

function watchedInOrder({ caller, seen, errors, beginnings }: Sighting, scene: Scene): string[] {
  const who = caller.person.email
  const latest = new Map<string, Sighting['seen'][number]>()
  const wrong = scene.disturbed ? [] : errors.map((error) => `${who} was told by the subscription: ${error}`)
  for (const change of seen) {
    const before = latest.get(change.id)
    const back =
      before !== undefined &&
      (change.sequence < before.sequence ||
        rank[change.status] < rank[before.status] ||
        Date.parse(change.changedAt) < Date.parse(before.changedAt))
    if (back)
      wrong.push(
        `${who} saw ${change.id} go back from ${before.status} #${before.sequence} to ${change.status} #${change.sequence}`,
      )
    latest.set(change.id, change)
  }
  if (beginnings() > 1) return wrong
  // Without a cut, the last thing seen is what is so.
  const mine = scene.run.ledger
    .entries()
    .filter(({ talent, host }) => scene.talents[talent]!.caller === caller || scene.hosts[host]!.caller === caller)
  for (const entry of mine) {
    const last = latest.get(entry.id)
    if (last?.status !== entry.status || last.sequence !== entry.sequence) {
      wrong.push(
        `${who} saw ${entry.id} last as ${last?.status} #${last?.sequence}; it is ${entry.status} #${entry.sequence}`,
      )
    }
  }
  return wrong
}
