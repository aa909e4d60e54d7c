import { until } from '@passerelle/client'
import { answerAppointment, answerOffer } from '../../matches.ts'
import { attempt, note } from './act.ts'
import type { Desk } from './decide.ts'
import { type Arrived, type Listed, mailsWithinMs } from './inbox.ts'
import type { Pair } from './pair.ts'
import { press } from './press.ts'

/** What a kill leaves uncertain is not sent again: after so long somebody else answers. */
const disturbedWithinMs = 45_000

/** Takes an offer by the link of its mail, without signing in. @returns the mail; null where the school had to answer */
export async function takeOffer(desk: Desk, pair: Pair): Promise<Arrived | null> {
  const { talent, offer, matchId } = pair
  const mail = await arrived(desk, talent.person.email, ({ subject }) => subject.includes(offer.title))
  const deed = { action: 'OFFER_ANSWERED', value: 'ACCEPTED' } as const
  if (mail) await pressed(desk, pair, deed, mail, { accept: 'yes', comment: '' })
  else await attempt(pair, { ...deed, onBehalf: true }, answerOffer(desk.run.staff, matchId, true))
  return mail
}

/** The same with the first appointment that the company proposes. */
export async function takeAppointment(desk: Desk, pair: Pair): Promise<void> {
  const { talent, offer, matchId } = pair
  const mail = await arrived(desk, talent.person.email, ({ subject }) => subject.startsWith(offer.companyName))
  const deed = { action: 'APPOINTMENT_ANSWERED', value: 'ACCEPTED' } as const
  if (mail) await pressed(desk, pair, deed, mail, { accept: 'yes', round: '1', comment: '' })
  else await attempt(pair, { ...deed, onBehalf: true }, answerAppointment(desk.run.staff, matchId, 1, true))
}

/** Comes to an interview by the link of its invitation. @returns whether the mail came */
export async function takeInvitation(desk: Desk, email: string, uid: string): Promise<boolean> {
  const mail = await arrived(desk, email, ({ calendar }) => calendar?.uid === uid && calendar.method === 'REQUEST')
  if (mail === null) return false
  if (await press(desk.run.campus, mail.links[0]!, { response: 'ACCEPTED', comment: '' })) return true
  throw new Error(`${email} could not answer the invitation ${uid}`)
}

type Deed = Parameters<typeof note>[1]

async function pressed({ run }: Desk, pair: Pair, deed: Deed, { links }: Arrived, form: Record<string, string>) {
  const heeded = await press(run.campus, links[0]!, form)
  if (!heeded) throw new Error(`${pair.matchId}: the button ${deed.action} of the mail was not heeded`)
  note(pair, { ...deed, channel: 'MAIL' }, true)
}

/** @returns null when it does not come and something was broken on purpose */
async function arrived(
  { inbox, disturbed }: Desk,
  email: string,
  isIt: (mail: Listed) => boolean,
): Promise<Arrived | null> {
  const looking = until(`a mail reaches ${email}`, disturbed ? disturbedWithinMs : mailsWithinMs, async () => {
    const mail = (await inbox.of(email)).find(isIt)
    return mail && inbox.open(mail.id)
  })
  return disturbed ? looking.catch(() => null) : looking
}
