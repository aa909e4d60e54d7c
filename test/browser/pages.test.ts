import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { type Matching, startMatching, tokensIn } from '../matching.ts'
import { type Network, startNetwork } from '../network.ts'
import { launch, type Visitor, visit } from './visits.ts'

/** The pages behind links in a real browser, as their readers have them: with and without scripts, on phone and desk. */
const chromium = process.env.CHROMIUM
if (!chromium) console.log('Skipped: the pages in a browser need CHROMIUM (npm run test:browser).')
const inBrowser = chromium ? describe : describe.skip

const visitors: [string, Visitor & { firstName: string; days: number }][] = [
  ['phone without scripts', { size: 'phone', scripts: false, firstName: 'Inès', days: 20 }],
  ['phone with scripts', { size: 'phone', scripts: true, firstName: 'Yanis', days: 21 }],
  ['desktop without scripts', { size: 'desktop', scripts: false, firstName: 'Chloé', days: 22 }],
  ['desktop with scripts', { size: 'desktop', scripts: true, firstName: 'Jules', days: 23 }],
]

inBrowser('the pages behind links', () => {
  let network: Network
  let browser: Browser
  let matching: Matching
  beforeAll(async () => {
    browser = await launch(chromium!)
    network = await startNetwork()
    matching = await startMatching(network)
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await network?.[Symbol.asyncDispose]()
  })

  const newestTo = (email: string) => tokensIn(network.mails().findLast(({ to }) => to.includes(email))!.text)

  async function offered(firstName: string) {
    const email = `${firstName.normalize('NFD').replace(/\W/g, '').toLowerCase()}@example.org`
    const { person, matchId } = await matching.propose({ firstName, lastName: 'Marchand', email })
    await matching.act(person, 'answerOffer', 'Match { state }', { matchId, accept: true })
    return { person, email, matchId, links: newestTo('camille@example.org') }
  }

  async function matchNow(matchId: string) {
    const query = `query ($id: ID!) { match(id: $id) {
      state appointment { round startsAt endsAt } journal(first: 100) { nodes { number channel subject action } } } }`
    const { match } = await matching.helene.query(query, { id: matchId })
    return { ...match, journal: match.journal.nodes }
  }

  test.each(visitors)(
    'HU-11 the four pages and an invitation are read and answered on a %s',
    async (_, visitor) => {
      const { person, email, matchId, links } = await offered(visitor.firstName)
      const [profile, job, accept, refuse] = links
      const { page, faults, open, look, close } = await visit(browser, visitor, network.url)
      await open(`/l/${profile}`, 'profile')
      expect(await page.textContent('h1')).toBe(`${visitor.firstName} Marchand`)
      await open(`/l/${job}`, 'job')
      expect(await page.textContent('h1')).toBe('Ingénieure <logiciel>')

      await open(`/l/${refuse}`, 'refuse')
      await page.fill('textarea', 'Le poste demande plus d’expérience.')
      await page.click('button')
      await look('refused')
      await network.settle()
      expect(await page.textContent('.state')).toBe('Ce candidat est refusé.')
      expect((await matchNow(matchId)).state).toBe('COMPANY_REFUSED')

      await open(`/l/${accept}`, 'accept')
      await page.fill('[name=date]', '2020-01-06')
      await page.fill('[name=time]', '10:30')
      await page.click('button')
      await look('wrong')
      expect(await page.locator('[aria-invalid=true]').count()).toBe(2)
      expect(await page.evaluate('document.activeElement.name')).toBe('date')
      // The browser's own word for it.
      expect(faults.splice(0)).toEqual([expect.stringContaining('status of 400')])
      await page.fill('[name=date]', inDays(visitor.days))
      await page.fill('[name=time]', '10:30')
      await page.selectOption('[name=duration]', '30')
      await page.fill('textarea', 'Au plaisir de vous rencontrer.')
      await page.click('button')
      await look('accepted')
      await network.settle()
      expect(await page.textContent('h1')).toBe('C’est envoyé')
      expect(await page.textContent('.state')).toContain('Rendez-vous proposé')
      expect(await page.locator('form').isVisible()).toBe(false)
      await page.click('summary')
      await look('change-of-mind')
      expect(await page.inputValue('[name=date]')).toBe(inDays(visitor.days))
      const { state, appointment } = await matchNow(matchId)
      expect(state).toBe('APPOINTMENT_PROPOSED')
      expect(new Date(appointment.endsAt).getTime() - new Date(appointment.startsAt).getTime()).toBe(30 * 60_000)
      await page.click('footer a')
      await look('accepted-english')
      expect(await page.getAttribute('html', 'lang')).toBe('en')
      expect(await page.textContent('.state')).toContain('Appointment proposed')

      const answer = { matchId, round: appointment.round, accept: true }
      await matching.act(person, 'answerAppointment', 'Match { state }', answer)
      await open(`/l/${refuse}`, 'over')
      expect(await page.locator('form').count()).toBe(0)
      const [invitation] = newestTo(email)
      await open(`/l/${invitation}`, 'invitation')
      await page.click('button[value=TENTATIVE]')
      await network.settle()
      await look('answered')
      expect(await page.textContent('.state')).toBe('Vous avez répondu : peut-être.')
      await open(`/l/${invitation}?lang=en`)
      await page.click('summary')
      await page.click('button[value=ACCEPTED]')
      await look('answered-english')
      expect(await page.textContent('.state')).toBe('Your answer: I will come.')
      await close()
      expect(faults).toEqual([])
    },
    120_000,
  )

  test('BY-08 a browser with scripts that opens every link, and every link behind it, changes nothing', async () => {
    const { matchId, links } = await offered('Sofiane')
    const before = await matchNow(matchId)
    const { page, faults, open, close } = await visit(browser, { size: 'desktop', scripts: true }, network.url)
    const waiting = links.map((token) => `/l/${token}`)
    const seen = new Set<string>()
    for (let path = waiting.pop(); path; path = waiting.pop()) {
      if (seen.has(path)) continue
      seen.add(path)
      await open(path)
      for (const link of await page.locator('a').all()) {
        const { origin, pathname, search } = new URL((await link.getAttribute('href'))!, page.url())
        if (origin === network.url) waiting.push(pathname + search)
      }
    }
    await network.settle()
    expect(seen.size).toBe(12)
    expect(await matchNow(matchId)).toEqual(before)
    await close()
    expect(faults).toEqual([])
  }, 120_000)

  test('HU-18 a damaged link says so on a phone, in both languages', async () => {
    const { page, open, close } = await visit(browser, { size: 'phone', scripts: false }, network.url)
    await open('/l/damaged', 'damaged')
    expect(await page.textContent('h1')).toBe('Ce lien n’est pas valide')
    await page.click('footer a')
    expect(await page.textContent('h1')).toBe('This link is not valid')
    await close()
  })
})

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
}
