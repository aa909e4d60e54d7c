import type { Module } from '@passerelle/service-kit'
import { mailboxTable } from './mailbox.table.ts'

/** Where enrolling and signing in meet. */
export const mailboxModule: Module = { tables: [mailboxTable] }
