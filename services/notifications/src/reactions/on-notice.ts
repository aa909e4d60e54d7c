import { noticePosted } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { recordNotice } from '../notice/notices-told.ts'

export const onNotice = reaction([noticePosted], async ({ em, event }) => recordNotice(em, event))
