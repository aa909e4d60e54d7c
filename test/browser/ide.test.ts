import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { mutation } from '@passerelle/client'
import type { Browser, Page } from 'playwright-core'
import { savedOperations } from '../../gateway/src/ide/saved-operations.ts'
import { root } from '../../tools/services.ts'
import { type DeveloperHouse, startDeveloperHouse } from './developer-house.ts'
import { launch, type Visit, visit } from './visits.ts'

/** The editor at `/` in a real browser: it asks no other host, and does what a newcomer wants of it. */
const chromium = process.env.CHROMIUM
if (!chromium) console.log('Skipped: the editor in a browser needs CHROMIUM (npm run test:browser).')
const inBrowser = chromium ? describe : describe.skip
jest.setTimeout(300_000)

inBrowser('the IDE', () => {
  let house: DeveloperHouse
  let browser: Browser
  let ide: Visit
  beforeAll(async () => {
    browser = await launch(chromium!)
    house = await startDeveloperHouse()
    ide = await visit(browser, { size: 'desktop', scripts: true }, house.url)
    ide.page.setDefaultTimeout(120_000)
    await ide.open('/')
    await editor(ide.page).waitFor()
    await ide.look('ide')
  })
  afterAll(async () => {
    await browser?.close()
    await house?.[Symbol.asyncDispose]()
  })

  const editor = (page: Page) => page.locator('.graphiql-query-editor .view-lines').first()
  const variables = (page: Page) => page.locator('.graphiql-editor-tool .view-lines').first()
  const answer = (page: Page) => page.locator('.graphiql-response .view-lines').first()
  const open = (title: string) => ide.page.locator('#operations button', { hasText: title }).first().click()
  const run = () => ide.page.locator('.graphiql-execute-button').click()
  const signIn = (name: string) => ide.page.locator('#people button', { hasText: name }).click()
  const shown = async (place: (page: Page) => ReturnType<Page['locator']>, text: RegExp) => {
    await place(ide.page).filter({ hasText: text }).waitFor()
  }

  test('GQ-07 every saved operation opens in the editor', async () => {
    const operations = savedOperations(join(root, 'gateway', 'operations'), new Date())
    expect(await ide.page.locator('#operations button').count()).toBe(operations.length)
    for (const { title, query } of operations) {
      await open(title)
      const [, name = ''] = /^(?:query|mutation|subscription) (\w+)/m.exec(query) ?? []
      await shown(editor, new RegExp(`\\b${name}\\b`))
    }
  })

  test('GQ-07 a query runs as the demo person that was clicked', async () => {
    await signIn('Camille Roux')
    await open('Who am I')
    await run()
    await shown(answer, /camille\.roux@example\.org/)
    await ide.look('ide-answer')
  })

  test('GQ-07 an operation opens as its person, with the ids that the house has for them, or says what is not there yet', async () => {
    const grace = await house.as('grace.mitchell@example.org')
    const company = { name: 'Northwind Analytics', registrationNumber: '443 061 841 00047' }
    const { result } = await grace.query(mutation('registerEmployer', 'Employer { id }'), { input: company })
    await open('Post a job')
    await ide.page.locator('#viewer', { hasText: 'Signed in as Grace Mitchell' }).waitFor()
    await shown(variables, new RegExp(result.id))
    await ide.look('ide-looked-up')
    await open('The candidate may now choose a slot')
    await ide.page.locator('#viewer', { hasText: 'Nothing was found for interviewId' }).waitFor()
    await shown(variables, /itv_…/)
    await ide.look('ide-not-there-yet')
  })

  test('AC-01 the sign-in page is one click away, and leads back signed in, also as somebody whom the list does not have', async () => {
    const { page } = ide
    const toSignInPage = async () => {
      await page.locator('#sign-in-page').click()
      await page.getByRole('heading', { name: 'Who are you today?' }).waitFor()
    }
    await toSignInPage()
    await ide.look('sign-in')
    await page.getByLabel('E-mail address').fill('zoe.uenal@example.org')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.locator('#viewer', { hasText: 'Signed in as Zoe Uenal' }).waitFor()
    expect(new URL(page.url()).search).toBe('')
    await toSignInPage()
    await page.getByRole('button', { name: 'Karim Haddad' }).click()
    await page.locator('#viewer', { hasText: 'Signed in as Karim Haddad (École Rive Gauche)' }).waitFor()
    await editor(page).waitFor()
  })

  test('GQ-07 a subscription shows what happens elsewhere', async () => {
    const schoolId = await house.network.registerSchool({
      name: 'École Rive Gauche',
      city: 'Paris',
      timeZone: 'Europe/Paris',
      staff: [{ email: 'helene.garnier@example.org', name: 'Hélène Garnier', permissions: ['APPROVE_EMPLOYERS'] }],
    })
    const [camille, helene] = [await house.as('camille.roux@example.org'), await house.as('helene.garnier@example.org')]
    const act = async (person: typeof camille, field: string, success: string, input: object) =>
      (await person.query(mutation(field, success), { input })).result
    const company = { name: 'Atelier Boréal', registrationNumber: '732 829 320 00074' }
    const employer = await act(camille, 'registerEmployer', 'Employer { id }', company)
    await house.network.settle()
    await signIn('Camille Roux')
    await open('What the application tells me')
    await run()
    await ide.page.locator('.graphiql-execute-button[aria-label*="Stop"]').waitFor()
    const asked = { employerId: employer.id, schoolId }
    const { id: approvalId } = await act(camille, 'requestApproval', 'Approval { id }', asked)
    await act(helene, 'approveEmployer', 'Approval { state }', { approvalId })
    await shown(answer, /EMPLOYER_APPROVED/)
    await ide.look('ide-subscription')
    // Another operation, opened by somebody else: the stream goes on as Camille's.
    await open('Which companies ask for approval')
    await ide.page.locator('#viewer', { hasText: 'Hélène Garnier' }).waitFor()
    await act(helene, 'declineEmployer', 'Approval { state }', { approvalId, reason: 'Merci de préciser l’adresse.' })
    const stream = ide.page.locator('#streams li', { hasText: 'Camille Roux' })
    await stream.filter({ hasText: /Events so far: 2[\s\S]*EMPLOYER_DECLINED/ }).waitFor()
    await stream.getByRole('button').click()
    await stream.filter({ hasText: 'Ended.' }).waitFor()
  })

  test('GQ-07 nothing was asked of another host, and nothing was complained of', () => {
    expect(ide.faults).toEqual([])
  })
})
