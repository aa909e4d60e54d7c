import type { Language } from '@passerelle/kernel'
import type { Context } from '../context.ts'
import { appointmentDetails, saidOfInvitation } from '../mail/about-invitation.ts'
import { spellDetails } from '../mail/render.ts'
import { ReaderProjection } from '../projections/reader.ts'
import { invitesTo } from './invitation-access.ts'

/**
 * The facts of an interview as the mail that invites its talent has them, a line each, to be pasted into a message written by hand
 * (PE-23). In the talent's zone, and in their language unless another one is asked for.
 * @returns null without a time, and for everybody who does not invite to it
 */
export async function detailsToPaste(
  ctx: Context,
  interviewId: string,
  language?: Language | null,
): Promise<string | null> {
  const interview = (await invitesTo(ctx, interviewId))?.state
  const talent = interview?.slot && (await ctx.em.findOne(ReaderProjection, { id: interview.talent }))
  if (!talent) return null
  const reader = { ...talent, locale: language ?? talent.locale }
  const said = saidOfInvitation({ interview, words: null }, { reader, publicUrl: ctx.publicUrl })
  return spellDetails(appointmentDetails[reader.locale](said), reader.locale)
}
