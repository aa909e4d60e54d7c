import { LockMode } from '@mikro-orm/postgresql'
import type { BoothId } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import { announceBooth } from './announce-booth.ts'
import { Booth } from './booth.ts'

/** What is already confirmed at the booth stays; closing it again changes nothing. */
export async function closeBooth(ctx: Context, cmd: { boothId: string }): Promise<Booth> {
  return changes(ctx, async (em) => {
    const id = cmd.boothId as BoothId
    const booth = await em.findOneOrFail(Booth, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true })
    if (booth.close()) announceBooth(em, booth, ctx.viewer.personId)
    return booth
  })
}
