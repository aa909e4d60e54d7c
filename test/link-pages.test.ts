import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Matching, startMatching, tokensIn } from './matching.ts'
import { type Network, startNetwork } from './network.ts'

/** What the pages behind links say to people: before and after a form, and when something in it is wrong. */
let network: Network
let matching: Matching
/** A match that no test decides. */
let undecided: Awaited<ReturnType<typeof offered>>
beforeAll(async () => {
  network = await startNetwork()
  matching = await startMatching(network)
  undecided = await offered()
}, 120_000)
afterAll(async () => network?.[Symbol.asyncDispose]())

interface Read {
  status: number
  html: string
  /** The page that the answer leads to. */
  next: string | null
}

async function read(path: string, form?: Record<string, string>): Promise<Read> {
  const init: RequestInit = form ? { method: 'POST', body: new URLSearchParams(form) } : {}
  const response = await fetch(`${network.url}/l/${path}`, { redirect: 'manual', ...init })
  const next = response.headers.get('location')?.slice('/l/'.length) ?? null
  return { status: response.status, html: await response.text(), next }
}

/** Sends a form that is taken, and reads the page behind it. */
async function sent(path: string, form: Record<string, string>): Promise<string> {
  const { status, next } = await read(path, form)
  expect(status).toBe(303)
  await network.settle()
  return (await read(next!)).html
}

const newestTo = (email: string) => tokensIn(network.mails().findLast(({ to }) => to.includes(email))!.text)
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
let people = 0

/** A match that the candidate has accepted, with the links of the mail to its contact. */
async function offered() {
  const email = `candidate${++people}@example.org`
  const { person, matchId } = await matching.propose({ firstName: `Inès ${people}`, lastName: 'Marchand', email })
  await matching.act(person, 'answerOffer', 'Match { state }', { matchId, accept: true })
  const [profile, job, accept, refuse] = newestTo('camille@example.org') as [string, string, string, string]
  const state = async () =>
    (await person.query('query ($id: ID!) { match(id: $id) { state } }', { id: matchId })).match.state
  const appointment = async () =>
    (await person.query('query ($id: ID!) { match(id: $id) { appointment { place } } }', { id: matchId })).match
      .appointment
  return { person, matchId, email, profile, job, accept, refuse, state, appointment }
}

/** The names of the fields that a page marks as wrong, each tied to the sentence that says why. */
function marked(html: string): string[] {
  const tags = [...html.matchAll(/<(?:input|select|textarea|div)[^>]*aria-invalid="true"[^>]*>/g)].map(([tag]) => tag)
  expect(html).toMatch(/<p class="problem" id="problem" role="alert">/)
  for (const tag of tags) expect(tag).toContain('aria-describedby="problem"')
  return tags.map((tag) => /name="(\w+)"/.exec(tag)?.[1] ?? 'group')
}

test('HU-13 an appointment that was proposed is confirmed as sent, with what comes next, and the form folded away', async () => {
  const { accept } = await offered()
  const before = (await read(accept)).html
  expect(before).toContain('Rien n’est décidé')
  expect(before).not.toContain('<details')
  const html = await sent(accept, { date: inDays(20), time: '10:30', duration: '30', comment: 'Au plaisir' })
  expect(html).toContain('<h1>C’est envoyé</h1>')
  expect(html).toContain('Vous recevrez sa réponse par mail.')
  expect(html).not.toContain('Rien n’est décidé')
  expect(html).toMatch(/<details>\s*<summary>Changer d’avis<\/summary>[\s\S]*<form[\s\S]*<\/form>[\s\S]*<\/details>/)
  expect(html).toContain(`value="${inDays(20)}"`)
  expect(html).toMatch(/value="10:30"[\s\S]*<option value="30" selected>/)
  const later = (await read(accept)).html
  expect(later).not.toContain('C’est envoyé')
  expect(later).toContain('Rendez-vous proposé :')
})

test('PE-26 the page asks where they meet, says it as it was sent, and the candidate reads it', async () => {
  const { accept, appointment } = await offered()
  expect((await read(accept)).html).toMatch(/<input type="text" name="place"[^>]*value=""/)
  const html = await sent(accept, { date: inDays(24), time: '10:30', duration: '30', place: '12 rue <Haute>, Lyon' })
  expect(html).toContain('name="place" maxlength="300" value="12 rue &lt;Haute&gt;, Lyon"')
  expect(await appointment()).toMatchObject({ place: '12 rue <Haute>, Lyon' })
})

test('HU-15 a refusal is confirmed as sent, and the page says how it can be changed', async () => {
  const { accept, refuse } = await offered()
  const html = await sent(`${refuse}?lang=en`, { comment: '' })
  expect(html).toContain('<h1>It is sent</h1>')
  expect(html).toContain('This candidate is refused.')
  expect(html).not.toContain('<form')
  expect(html).toMatch(/<details>\s*<summary>Change your mind<\/summary>/)
  const other = (await read(accept)).html
  expect(other).not.toContain('Rien n’est décidé')
  expect(other).toContain('Votre décision ne change que si vous envoyez ce formulaire.')
  await sent(accept, { date: inDays(21), time: '10:30' })
  expect((await read(refuse)).html).toContain('le rendez-vous que vous avez proposé est retiré')
})

test.each([
  ['no number', { duration: 'abc' }, ['duration']],
  ['nothing', { duration: '' }, ['duration']],
  ['zero', { duration: '0' }, ['duration']],
  ['more than fits', { duration: '99999999999' }, ['duration']],
  ['longer than a morning', { duration: '241' }, ['duration']],
  ['no day', { date: '2027-02-30' }, ['date']],
  ['a day of another age', { date: '9999-12-31' }, ['date']],
  ['neither', { date: '', time: '' }, ['date', 'time']],
  ['no time', { time: '25:00' }, ['time']],
  ['a time that has passed', { date: '2020-01-06' }, ['date', 'time']],
  ['a place that is too long', { place: 'x'.repeat(301) }, ['place']],
  ['a link that is not for everybody', { place: 'http://meet.example.org' }, ['place']],
])('HU-30 a form with %s decides nothing, and marks what is wrong', async (_, wrong, fields) => {
  const { accept, state } = undecided
  const form = { date: inDays(22), time: '10:30', duration: '30', comment: 'Au <plaisir>', ...wrong }
  const { status, html } = await read(accept, form)
  expect(status).toBe(400)
  expect(html).toContain('<title>À corriger · ')
  expect(marked(html)).toEqual(fields)
  expect(html).toContain('Au &lt;plaisir&gt;')
  expect(await state()).toBe('CANDIDATE_ACCEPTED')
})

test('HU-13 what is refused is said in the language of the page', async () => {
  const { accept } = undecided
  const passed = { date: '2020-01-06', time: '10:30', duration: '30' }
  expect((await read(accept, passed)).html).toContain('Cette heure est passée. Choisissez-en une à venir.')
  expect((await read(`${accept}?lang=en`, passed)).html).toContain('That time has passed.')
})

test('HU-11 the school in whose name it speaks stands at the head of each page', async () => {
  const { profile, job, accept, refuse } = undecided
  for (const link of [profile, job, accept, refuse]) {
    const { html } = await read(link)
    expect(html).toContain('<header>École Rive Gauche')
    expect(html).toMatch(/<title>.+ · École Rive Gauche<\/title>/)
  }
})

test('BY-05 an answer to an invitation is confirmed as sent, and one that is none is no fault of the house', async () => {
  const { person, matchId, email, accept } = await offered()
  await sent(accept, { date: inDays(23), time: '10:30' })
  await matching.act(person, 'answerAppointment', 'Match { state }', { matchId, round: 1, accept: true })
  const [invitation] = newestTo(email) as [string]
  for (const form of [{ comment: 'Bonjour' }, { response: 'PERHAPS', comment: 'Bonjour' }] as Record<
    string,
    string
  >[]) {
    const { status, html } = await read(invitation, form)
    expect(status).toBe(400)
    expect(marked(html)).toEqual(['group'])
    expect(html).toContain('Bonjour</textarea>')
  }
  const html = await sent(invitation, { response: 'TENTATIVE' })
  expect(html).toContain('<h1>C’est envoyé</h1>')
  expect(html).toContain('Vous avez répondu : peut-être.')
  expect(html).toMatch(/<details>\s*<summary>Changer de réponse<\/summary>[\s\S]*<form/)
})

test('PE-26 the page of an invitation says where they meet, in the language of the page', async () => {
  for (const [ahead, place, shown] of [
    [25, '12 rue <Haute>, Lyon', ['12 rue &lt;Haute&gt;, Lyon', '12 rue &lt;Haute&gt;, Lyon']],
    [26, '', ['En ligne, dans Passerelle', 'Online, in Passerelle']],
  ] as const) {
    const { person, matchId, email, accept } = await offered()
    await sent(accept, { date: inDays(ahead), time: '10:30', place })
    await matching.act(person, 'answerAppointment', 'Match { state }', { matchId, round: 1, accept: true })
    const [invitation] = newestTo(email) as [string]
    expect((await read(invitation)).html).toContain(`<dt>Où</dt><dd>${shown[0]}</dd>`)
    expect((await read(`${invitation}?lang=en`)).html).toContain(`<dt>Where</dt><dd>${shown[1]}</dd>`)
  }
})
