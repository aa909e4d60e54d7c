import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { inOrder } from '@passerelle/testkit/in-order'
import { createTransport } from 'nodemailer'
import { inDatabase } from './in-database.ts'
import { type Matching, startMatching, tokensIn } from './matching.ts'
import { type Network, startNetwork } from './network.ts'
import { endless, invisible, spoiled } from './texts/bad-texts.ts'
import { harmfulColumns, parked } from './texts/kept.ts'

// What all of it has left is looked at last.
inOrder()

/** What comes in besides the graph: forms behind links, and mails. */
let network: Network
let matching: Matching
beforeAll(async () => {
  network = await startNetwork({ answersByMail: true })
  matching = await startMatching(network)
}, 120_000)
afterAll(async () => network?.[Symbol.asyncDispose]())

const texts = { spoiled, invisible, endless, 'of too many letters': 'é'.repeat(2_001) }
const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10)
const newestTo = (email: string) => tokensIn(network.mails().findLast(({ to }) => to.includes(email))!.text)
let people = 0

/** A match that the candidate has accepted, and the contact's links to decide by. */
async function offered() {
  const email = `candidate${++people}@example.org`
  const { person, matchId } = await matching.propose({ firstName: 'Inès', lastName: `Marchand ${people}`, email })
  await matching.act(person, 'answerOffer', 'Match { state }', { matchId, accept: true })
  const [, , accept, refuse] = newestTo('camille@example.org') as [string, string, string, string]
  return { person, matchId, email, accept, refuse }
}

/** Of a match whose appointment became an interview: the candidate's link to answer, and the address for mails. */
async function invited() {
  const { person, matchId, email, accept } = await offered()
  await send(accept, { date: day(20 + people), time: '10:30', duration: '30' })
  await network.settle()
  await matching.act(person, 'answerAppointment', 'Match { state }', { matchId, round: 1, accept: true })
  const mail = network.mails().findLast(({ to, calendar }) => to.includes(email) && calendar)!
  const lines = mail.calendar!.text.replace(/\r?\n /g, '')
  const [, address] = /mailto:(reply\+[^\s"]+)/.exec(lines)!
  const [, uid] = /^UID:(.+?)\r?$/m.exec(lines)!
  return { person, email, link: newestTo(email)[0]!, address: address!, uid: uid! }
}

/** As bytes that may be no UTF-8: half a surrogate pair is written as it stands, as careless programs do. */
function bytes(text: string): Buffer {
  const parts = Array.from(text, (character) => {
    const code = character.codePointAt(0)!
    const isHalf = code >= 0xd800 && code <= 0xdfff
    return isHalf
      ? Buffer.from([0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63)])
      : Buffer.from(character)
  })
  return Buffer.concat(parts)
}
const encoded = (text: string) => bytes(text).toString('hex').replace(/../g, '%$&')

async function send(link: string, form: Record<string, string>): Promise<{ status: number; html: string }> {
  const body = Object.entries(form)
    .map(([name, value]) => `${name}=${encoded(value)}`)
    .join('&')
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const response = await fetch(`${network.url}/l/${link}`, { method: 'POST', redirect: 'manual', headers, body })
  return { status: response.status, html: await response.text() }
}

/** Each form of a link, filled in as it should be. */
const forms = {
  accept: async () => ({
    link: (await offered()).accept,
    form: { date: day(22), time: '10:30', duration: '30', comment: '' },
  }),
  refuse: async () => ({ link: (await offered()).refuse, form: { comment: '' } }),
  answer: async () => ({ link: (await invited()).link, form: { response: 'TENTATIVE', comment: '' } }),
}

test.each(Object.entries(forms))(
  'GQ-06 whatever is written into the form to %s is kept or said to be wrong, and everybody hears of it',
  async (_, make) => {
    const { link, form } = await make()
    for (const field of Object.keys(form)) {
      for (const [what, text] of Object.entries(texts)) {
        const { status } = await send(link, { ...form, [field]: text })
        expect([field, what, [303, 400, 413].includes(status) || status]).toEqual([field, what, true])
      }
    }
    for (const name of ['\0', '\ud83d', '__proto__', 'comment[]'])
      expect((await send(link, { ...form, [name]: spoiled })).status).toBe(303)
    const longest = { ...form, comment: `${'é'.repeat(1_999)}😀` }
    expect((await send(link, longest)).status).toBe(303)
    await network.settle()
    expect((await (await fetch(`${network.url}/l/${link}`)).text()).includes('\ufffd\ufffd')).toBe(false)
    expect(await parked(network.databases)).toEqual([])
  },
  120_000,
)

interface Mail {
  readonly from?: string
  readonly subject?: string
  readonly type?: string
  readonly body: string
}

const calendar = (uid: string, attendee: string, ...more: string[]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:x',
    'METHOD:REPLY',
    'BEGIN:VEVENT',
    `UID:${uid}`,
    'SEQUENCE:0',
    attendee,
    ...more,
  ]
    .concat('END:VEVENT', 'END:VCALENDAR')
    .join('\r\n')

/** Where a mail holds words. */
const mailsWith: Record<string, (text: string, of: { email: string; uid: string }) => Mail> = {
  'the subject': (text) => ({ subject: text, body: 'Bonjour' }),
  'the words': (text) => ({ body: text }),
  'a page': (text) => ({ type: 'text/html', body: `<p>${text}</p>` }),
  'the name of its sender': (text, { email }) => ({ from: `"${text}" <${email}>`, body: 'Bonjour' }),
  'the comment': (text, { email, uid }) => ({
    type: 'text/calendar; method=REPLY',
    body: calendar(uid, `ATTENDEE;PARTSTAT=ACCEPTED:mailto:${email}`, `COMMENT:${text}`),
  }),
  'the comment of Google': (text, { email, uid }) => ({
    type: 'text/calendar; method=REPLY',
    body: calendar(uid, `ATTENDEE;PARTSTAT=TENTATIVE;X-RESPONSE-COMMENT="${text}":mailto:${email}`),
  }),
  'the name of the invited': (text, { email, uid }) => ({
    type: 'text/calendar; method=REPLY',
    body: calendar(uid, `ATTENDEE;PARTSTAT=DECLINED;CN="${text}":mailto:${email}`),
  }),
}
/** Around the lengths at which they are cut. */
const cutAt = [100, 300, 500, 1_000, 2_000, 5_000]
const letters = { ...texts, ...Object.fromEntries(cutAt.map((at) => [`a pair at ${at}`, `${'é'.repeat(at - 1)}😀`])) }

test.each(Object.entries(mailsWith))(
  'BY-05 whatever stands in %s of a mail, it is taken, and the planner hears of it',
  async (_, mailWith) => {
    const { email, address, uid } = await invited()
    const port = network.services.notifications.inboundPort!
    const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true })
    for (const text of Object.values(letters)) {
      const { from = email, subject = 'Re: Entretien', type = 'text/plain', body } = mailWith(text, { email, uid })
      const head = [`From: ${from}`, `To: ${address}`, `Subject: ${subject}`, `Content-Type: ${type}; charset=utf-8`]
      const raw = bytes([...head, 'Content-Transfer-Encoding: 8bit', '', body, ''].join('\r\n'))
      const { response } = await transport.sendMail({ envelope: { from: email, to: address }, raw })
      expect(response).toMatch(/^250/)
    }
    transport.close()
    await network.settle()
    expect(await parked(network.databases)).toEqual([])
    expect(await halved()).toEqual([])
  },
  120_000,
)

test('GQ-06 nothing is kept of forms and mails that cannot be seen, or turns around what stands behind it', async () => {
  expect(await harmfulColumns(network.databases)).toEqual([])
})

/** What is kept of a long text that is whole, and ends in half a character. */
async function halved(): Promise<unknown[]> {
  const kept = 'select to_jsonb(reply)::text as kept from reply union all select to_jsonb(notice)::text from notice'
  const { rows } = await inDatabase(network.databases.notifications, (client) =>
    client.query(`select kept from (${kept}) whatever where kept ~ 'ééé[^"]*\ufffd'`),
  )
  return rows
}
