import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { demoPeople } from '../demo/people.ts'
import { send } from './http.ts'
import { Accounts } from './identity/accounts.ts'
import { identityKeys } from './identity/keys.ts'
import { identityProvider } from './identity/provider.ts'
import { identityRoutes } from './identity/routes.ts'
import { Mailbox } from './mails/mailbox.ts'
import { mailRoutes } from './mails/routes.ts'
import { smtpSink } from './mails/sink.ts'
import type { StandInSettings } from './settings.ts'

export type StandIns = { url: string; smtpPort: number; close(): Promise<void> }

/** What stands in, on a developer's machine, for the school's OpenID provider and mail server. */
export async function startStandIns(settings: StandInSettings): Promise<StandIns> {
  mkdirSync(settings.DEV_DATA, { recursive: true })
  const accounts = new Accounts(settings.DEMO === 'yes' ? demoPeople : [])
  const keys = await identityKeys(settings.DEV_DATA)
  const provider = identityProvider(settings.PUBLIC_URL, accounts, keys)
  const mailbox = new Mailbox(join(settings.DEV_DATA, 'mails'))
  const identity = identityRoutes(provider, accounts, settings.PUBLIC_URL)
  const mails = mailRoutes(mailbox, settings.INBOUND_SMTP_PORT)

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', settings.PUBLIC_URL)
    if (/^\/identity(\/|$)/.test(url.pathname)) return identity(request, response)
    if (/^\/dev\/mails(\/|$)/.test(url.pathname)) return mails(url, response)
    if (/^\/(healthz|readyz)$/.test(url.pathname)) {
      const state = { status: 'ready', house: settings.PASSERELLE_HOUSE }
      return send(response, 200, 'application/json', JSON.stringify(state))
    }
    send(response, 404, 'text/plain', 'There is nothing here.')
  }
  const server = createServer((request, response) => {
    answer(request, response).catch((error: Error) => {
      console.error(error)
      if (!response.headersSent) send(response, 500, 'text/plain', 'Something went wrong.')
      else response.destroy()
    })
  }).listen(settings.PORT, settings.HOST)
  await once(server, 'listening')
  const sink = await smtpSink(mailbox, settings.SMTP_PORT, settings.HOST)
  return {
    url: `http://${settings.HOST}:${(server.address() as AddressInfo).port}`,
    smtpPort: sink.port,
    close: async () => {
      server.close()
      server.closeAllConnections()
      await sink.close()
    },
  }
}
