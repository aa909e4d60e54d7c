import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { inOrder } from '@passerelle/testkit/in-order'
import { type Matching, startMatching, tokensIn } from './matching.ts'
import { type Network, startNetwork } from './network.ts'

// Time only goes on.
inOrder()

/** What becomes of links that nobody has used in time. */
let network: Network
let matching: Matching
let ahead = 0
const day = 24 * 3_600_000
const camille = 'camille@example.org'

beforeAll(async () => {
  network = await startNetwork({ clock: () => new Date(Date.now() + ahead) })
  matching = await startMatching(network)
}, 120_000)
afterAll(async () => network?.[Symbol.asyncDispose]())

const open = (link: string, init: RequestInit = {}) =>
  fetch(`${network.url}/l/${link}`, { redirect: 'manual', ...init })
const press = (link: string, form: Record<string, string>) =>
  open(link, { method: 'POST', body: new URLSearchParams(form) })
const mailsTo = (email: string) => network.mails().filter(({ to }) => to.includes(email))
const newestTo = (email: string) => tokensIn(mailsTo(email).at(-1)!.text)
const inDays = (days: number) => new Date(Date.now() + ahead + days * day).toISOString().slice(0, 10)
let people = 0

async function passes(days: number): Promise<void> {
  ahead += days * day
  await network.settle()
}

/** A match that the candidate has accepted, with the links of the mail to its contact. */
async function offered() {
  const email = `candidate${++people}@example.org`
  const { person, matchId } = await matching.propose({ firstName: `Inès ${people}`, lastName: 'Marchand', email })
  await matching.act(person, 'answerOffer', 'Match { state }', { matchId, accept: true })
  return { person, matchId, email, links: newestTo(camille) }
}

async function stateOf(matchId: string) {
  const { match } = await matching.helene.query('query ($id: ID!) { match(id: $id) { state } }', { id: matchId })
  return match.state
}

/** Presses the button for fresh links, and reads the page that follows. */
async function asks(link: string): Promise<string> {
  const { status, headers } = await press(link, { fresh: 'yes' })
  expect([status, headers.get('location')]).toEqual([303, `/l/${link}?sent=1`])
  await network.settle()
  return (await open(`${link}?sent=1`)).text()
}

/** Nobody has decided about the first; the second is decided; the third became an interview, to which its candidate was invited. */
let waiting: Awaited<ReturnType<typeof offered>>
let decided: typeof waiting
let met: typeof waiting
let invitation: string

test('HU-36 five days after the proposal the contact is reminded with fresh links, of what is not decided alone', async () => {
  ;[waiting, decided, met] = [await offered(), await offered(), await offered()]
  await press(decided.links[3]!, {})
  await press(met.links[2]!, { date: inDays(3), time: '10:30', duration: '30' })
  await network.settle()
  await matching.act(met.person, 'answerAppointment', 'Match { state }', {
    matchId: met.matchId,
    round: 1,
    accept: true,
  })
  invitation = newestTo(met.email)[0]!
  const before = mailsTo(camille).length
  await passes(5)
  expect(
    mailsTo(camille)
      .slice(before)
      .map(({ subject }) => subject),
  ).toEqual([`Votre décision est attendue : Inès 1 Marchand, Ingénieure <logiciel>`])
  const fresh = newestTo(camille)
  expect(fresh).toHaveLength(4)
  for (const link of fresh) expect((await open(link)).status).toBe(200)
  for (const link of waiting.links) expect((await open(link)).status).toBe(410)
  waiting.links = fresh
})

test('HU-36 the page of an expired link is the same, whatever was behind it', async () => {
  await passes(8)
  const links = [...waiting.links, ...decided.links, ...met.links, invitation]
  for (const sent of ['', '?sent=1']) {
    const pages = await Promise.all(
      links.map(async (link) => {
        const response = await open(`${link}${sent}`)
        return `${response.status} ${await response.text()}`
      }),
    )
    expect(pages[0]).toMatch(/^410 /)
    expect(new Set(pages).size).toBe(1)
    for (const word of ['Marchand', 'Camille', 'Ingénieure', 'Rive Gauche', 'example.org'])
      expect(pages[0]).not.toContain(word)
  }
})

test('BY-08 opening an expired link, or sending it another form, asks for nothing', async () => {
  const before = network.mails().length
  for (const link of waiting.links) {
    for (const method of ['GET', 'HEAD']) expect((await open(link, { method })).status).toBe(410)
    expect((await open(`${link}?fresh=yes`)).status).toBe(410)
    expect((await press(link, { date: inDays(9), time: '10:30', duration: '30' })).status).toBe(410)
  }
  await network.settle()
  expect(network.mails()).toHaveLength(before)
  expect(await stateOf(waiting.matchId)).toBe('CANDIDATE_ACCEPTED')
})

test('HU-36 its button sends fresh links to the contact, once a day, and answers the same when there is nothing to decide', async () => {
  const before = network.mails().length
  const pages = []
  for (const link of [decided.links[2]!, met.links[2]!, invitation, waiting.links[1]!, waiting.links[2]!])
    pages.push(await asks(link))
  expect(new Set(pages).size).toBe(1)
  expect(pages[0]).toContain('<h1>C’est noté</h1>')
  expect(pages[0]).not.toContain('<form')
  const sent = network.mails().slice(before)
  expect(sent.map(({ to }) => to)).toEqual([[camille]])
  expect(sent[0]!.subject).toContain('Inès 1 Marchand')
})

test('HU-36 the contact decides by the fresh links, and by none of those before', async () => {
  const [, , accept] = newestTo(camille)
  expect((await press(waiting.links[2]!, { date: inDays(9), time: '10:30', duration: '30' })).status).toBe(410)
  expect(await stateOf(waiting.matchId)).toBe('CANDIDATE_ACCEPTED')
  expect((await press(accept!, { date: inDays(9), time: '10:30', duration: '30' })).status).toBe(303)
  expect(await stateOf(waiting.matchId)).toBe('APPOINTMENT_PROPOSED')
})

test('HU-36 staff have fresh links sent', async () => {
  const { matchId, links } = await offered()
  await matching.act(matching.helene, 'remindContact', 'Match { state }', { matchId, comment: 'Elle attend.' })
  expect(mailsTo(camille).at(-1)!.text).toContain('Elle attend.')
  expect((await open(links[0]!)).status).toBe(410)
  expect((await open(newestTo(camille)[0]!)).status).toBe(200)
})

test('HU-36 the page is read in English, too', async () => {
  const html = await (await open(`${decided.links[0]}?lang=en`)).text()
  expect(html).toContain('<h1>This link has expired</h1>')
  expect(html).toContain('Get fresh links')
})
