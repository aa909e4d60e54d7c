import { impersonal, table } from '@passerelle/persistence'
import { Link } from './link.ts'

export const linkTable = table(Link, 'link', (p) => ({
  tokenHash: impersonal(p.text().primary()),
  messageId: p.text(),
  person: p.text(),
  subject: p.text(),
  act: p.text(),
  createdAt: p.datetime(),
  endedAt: p.datetime().nullable(),
}))
