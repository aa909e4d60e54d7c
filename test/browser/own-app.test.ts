import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { mutation } from '@passerelle/client'
import type { Browser } from 'playwright-core'
import { root } from '../../tools/services.ts'
import { type DeveloperHouse, startDeveloperHouse } from './developer-house.ts'
import { launch, type Visit, visit } from './visits.ts'

/** The app of docs/frontend.md, letter for letter but for the address of the house, on another port than the house. */
const chromium = process.env.CHROMIUM
if (!chromium) console.log('Skipped: an app on another port needs CHROMIUM (npm run test:browser).')
const inBrowser = chromium ? describe : describe.skip
jest.setTimeout(120_000)

inBrowser('an app of one’s own, on another port', () => {
  const stack = new AsyncDisposableStack()
  let house: DeveloperHouse
  let browser: Browser
  let app: Visit
  let appUrl: string
  beforeAll(async () => {
    browser = await launch(chromium!)
    stack.defer(() => browser.close())
    house = stack.use(await startDeveloperHouse())
    const { url, server } = await serveApp(house.url)
    stack.defer(() => server.close().closeAllConnections())
    appUrl = url
    app = await visit(browser, { size: 'desktop', scripts: true }, url, [house.url])
  })
  afterAll(async () => stack.disposeAsync())

  test('GQ-01 its page signs somebody in, asks, and hears what happens', async () => {
    const { page, look } = app
    const acknowledged = new Promise<void>((resolve) => {
      page.on('websocket', (socket) =>
        socket.on('framereceived', ({ payload }) => String(payload).includes('connection_ack') && resolve()),
      )
    })
    await page.goto(appUrl)
    await page.getByRole('button', { name: 'Camille Roux' }).click()
    await page.getByText('Camille Roux, camille.roux@example.org').waitFor()
    await look('own-app')
    await acknowledged
    await approveCompanyOf('camille.roux@example.org')
    await page.getByText('Atelier Boréal').waitFor()
    expect(app.faults).toEqual([])
  })

  async function approveCompanyOf(email: string): Promise<void> {
    const staff = { email: 'helene.garnier@example.org', name: 'Hélène Garnier' }
    const school = { name: 'École Rive Gauche', city: 'Paris', timeZone: 'Europe/Paris' }
    const schoolId = await house.network.registerSchool({
      ...school,
      staff: [{ ...staff, permissions: ['APPROVE_EMPLOYERS'] }],
    })
    const [recruiter, helene] = [await house.as(email), await house.as(staff.email)]
    const act = async (person: typeof helene, field: string, success: string, input: object) =>
      (await person.query(mutation(field, success), { input })).result
    const company = { name: 'Atelier Boréal', registrationNumber: '732 829 320 00074' }
    const { id: employerId } = await act(recruiter, 'registerEmployer', 'Employer { id }', company)
    await house.network.settle()
    const { id: approvalId } = await act(recruiter, 'requestApproval', 'Approval { id }', { employerId, schoolId })
    await act(helene, 'approveEmployer', 'Approval { state }', { approvalId })
  }
})

/** Its packages are modules that a browser loads as they are, so that nothing has to be bundled. */
const folderOf = (module: string) => dirname(fileURLToPath(module))
const packages: Record<string, string> = {
  'graphql-ws': folderOf(import.meta.resolve('graphql-ws/client')),
  'oidc-client-ts': folderOf(import.meta.resolve('oidc-client-ts')),
  'jwt-decode': join(root, 'node_modules/jwt-decode/build/esm'),
}
const imports = {
  'graphql-ws': '/graphql-ws/client.js',
  'oidc-client-ts': '/oidc-client-ts/oidc-client-ts.js',
  'jwt-decode': '/jwt-decode/index.js',
}
const page = `<!doctype html><link rel="icon" href="data:," /><div id="app"></div>
<script type="importmap">${JSON.stringify({ imports })}</script><script type="module" src="/main.js"></script>`

async function serveApp(house: string): Promise<{ url: string; server: Server }> {
  const text = readFileSync(join(root, 'docs', 'frontend.md'), 'utf8')
  const [, documented] = /^Replace what is in `src\/main\.js`:\n\n```js\n([\s\S]+?)\n```$/m.exec(text)!
  const main = documented!.replace('http://localhost:4000', house)
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url!, 'http://localhost')
    const [, folder = '', file = ''] = pathname.split('/')
    if (pathname === '/') return response.setHeader('content-type', 'text/html').end(page)
    response.setHeader('content-type', 'text/javascript')
    if (pathname === '/main.js') return response.end(main)
    response.end(readFileSync(join(packages[folder]!, file)))
  }).listen(0)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { url: `http://localhost:${port}`, server }
}
