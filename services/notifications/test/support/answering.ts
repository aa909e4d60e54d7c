import { type InterviewState, interviewConfirmed } from '@passerelle/contracts'
import type { PersonId } from '@passerelle/kernel'
import { appointmentIn } from './read-mail.ts'
import type { Written } from './replies.ts'
import { sendRaw } from './send-mail.ts'
import type { Notifications } from './service.ts'
import { camille, ines, interview } from './world.ts'

const fields = `id person { id } state response origin answeredAt answeredSequence comment sentBy addressFailed`

/** What tests of answers do again and again: Camille invites Inès, mails arrive, and Camille looks. */
export function answering(running: () => Notifications) {
  const as = (who: { id: PersonId }) => running().api.as({ sub: who.id })

  async function seen(itv: InterviewState, who = camille) {
    const { data } = await as(who).ask(
      `query ($them: [_Any!]!) { _entities(representations: $them) { ... on Interview {
        invitations { nodes { ${fields} } } replies(first: 100) { nodes { outcome review response sender text startsAt endsAt } } } } }`,
      { them: [{ __typename: 'Interview', id: itv.id }] },
    )
    const [{ invitations, replies }] = data._entities
    return { invitations: invitations.nodes, replies: replies.nodes }
  }

  async function responseOf(itv: InterviewState, who = ines) {
    const { invitations } = await seen(itv)
    return invitations.find((one: { person: { id: string } }) => one.person.id === who.id)
  }

  /** A confirmed interview whose invitations have arrived, and the mail to Inès. */
  async function invited(more: Partial<InterviewState> = {}) {
    const on = running()
    const itv = interview(more)
    await on.happen(interviewConfirmed, itv)
    await on.settle()
    const mail = on.mails.received.findLast(({ to }) => to === ines.email)!
    const { organizer, uid } = appointmentIn(mail)
    const written: Written = { from: ines.email, to: organizer, uid, attendee: ines.email, partstat: 'ACCEPTED' }
    return { itv, mail, written, invitation: await responseOf(itv) }
  }

  async function arrives(raw: string, { to }: { to: string }) {
    const on = running()
    const said = await sendRaw(on.service.inboundPort!, to, Buffer.from(raw))
    await on.settle()
    return said
  }

  async function noticesOf(who: { id: PersonId }) {
    const { myNotices } = await as(who).query(
      `{ myNotices(first: 100) { edges { node { kind title body interview { id } } } } }`,
    )
    return myNotices.edges.map(({ node }: { node: object }) => node)
  }

  /** The newest notice about an interview. */
  async function newestNotice(
    itv: InterviewState,
    who = camille,
  ): Promise<{ kind: string; title: string; body: string }> {
    return (await noticesOf(who)).find(
      (notice: { interview: { id: string } | null }) => notice.interview?.id === itv.id,
    )
  }

  return { as, seen, responseOf, invited, arrives, noticesOf, newestNotice }
}
