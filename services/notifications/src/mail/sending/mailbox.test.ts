import { expect, test } from '@jest/globals'
import { notificationsConfig } from '../../config.ts'
import { parseMailbox } from './mailbox.ts'

test('OP-04 the sender is an address, with a name or without', () => {
  expect(parseMailbox('Passerelle <passerelle@example.org>')).toEqual({
    name: 'Passerelle',
    email: 'passerelle@example.org',
  })
  expect(parseMailbox('"École, Rive" <ecole@example.org>')).toEqual({ name: 'École, Rive', email: 'ecole@example.org' })
  expect(parseMailbox('passerelle@example.org')).toEqual({ name: '', email: 'passerelle@example.org' })
  expect(parseMailbox('Passerelle')).toBeNull()
  expect(parseMailbox('A <a@example.org>\r\nBcc: b@example.org')).toBeNull()
})

test('OP-04 a wrong mail setting is refused by name', () => {
  const wrong = notificationsConfig.safeParse({ SMTP_URL: 'localhost:25', MAIL_FROM: 'nobody', PUBLIC_URL: 'ftp://x' })
  const named = wrong.error?.issues.map((issue) => issue.path[0])
  expect(named).toEqual(expect.arrayContaining(['SMTP_URL', 'MAIL_FROM', 'PUBLIC_URL']))
})
