import { byId } from '@passerelle/persistence'
import type { Reading } from '@passerelle/service-kit'
import { Notice } from './notice.ts'
import { stillReadOf } from './still-read.ts'

export function noticeLoaders({ em }: Reading) {
  return { notice: byId(em, Notice, 'ntc'), noticeStillRead: stillReadOf(em) }
}
