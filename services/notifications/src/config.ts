import { commonConfig } from '@passerelle/service-kit'
import { z } from 'zod'
import { parseMailbox } from './mail/sending/mailbox.ts'

export const notificationsConfig = z
  .object({
    ...commonConfig,
    /** smtp://user:password@host:587 or smtps://…; options of nodemailer may follow as a query string */
    SMTP_URL: z.string().regex(/^smtps?:\/\/[^/]+/, 'must be an smtp:// or smtps:// address'),
    /** The sender of every mail, `Name <address>` or an address. Calendar answers go there. */
    MAIL_FROM: z.string().transform((text, ctx) => {
      const mailbox = parseMailbox(text)
      if (mailbox) return mailbox
      ctx.addIssue({ code: 'custom', message: 'must be an address such as "Passerelle <passerelle@example.org>"' })
      return z.NEVER
    }),
    /** Where people reach the platform; links in mails start with it. */
    PUBLIC_URL: z.url({ protocol: /^https?$/ }),
    /** Of the addresses that answers to invitations and bounces are sent to. Unset: answers by mail are not taken in. */
    MAIL_REPLY_DOMAIN: z.hostname().toLowerCase().optional(),
    /** Where mail for that domain arrives by SMTP. Unset: not in this process; 0: any free port. */
    INBOUND_SMTP_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  })
  .refine((config) => config.INBOUND_SMTP_PORT === undefined || config.MAIL_REPLY_DOMAIN !== undefined, {
    path: ['MAIL_REPLY_DOMAIN'],
    message: 'must be set where INBOUND_SMTP_PORT is: answers need an address',
  })
export type NotificationsConfig = z.output<typeof notificationsConfig>
export type NotificationsEnvironment = z.input<typeof notificationsConfig>
