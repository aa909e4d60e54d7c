import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { interviewCancelled, interviewConfirmed, interviewPlanned, personRegistered } from '@passerelle/contracts'
import { readMetrics } from '@passerelle/testkit'
import { answering } from './support/answering.ts'
import { heardBy, linksIn } from './support/read-mail.ts'
import * as replies from './support/replies.ts'
import { type Notifications, startOfTime, startService } from './support/service.ts'
import { camille, ines, interview, person } from './support/world.ts'

/** Answers as programs and people really send them, which look clear and are not, or the other way round. */
let on: Notifications
const paul = person('Paul Petit')
beforeAll(async () => {
  on = await startService()
  for (const one of [ines, camille, paul]) await on.happen(personRegistered, one)
}, 60_000)
afterAll(() => on?.[Symbol.asyncDispose]())
afterEach(async () => {
  on.mails.received.length = 0
  on.mails.answer = {}
  on.clock.set(new Date(startOfTime))
  await on.orm.em.fork().execute('delete from bounced_address')
})

const { as, seen, responseOf, invited, arrives, noticesOf, newestNotice } = answering(() => on)
type Written = replies.Written
const attendee = (email: string, more = '') => `ATTENDEE;PARTSTAT=ACCEPTED${more}:mailto:${email}`
const event = ({ uid }: Written, ...lines: string[]) => [`UID:${uid}`, ...lines]
const calendar = (written: Written, ...lines: string[]) =>
  replies.withCalendar(written, replies.calendarOf([event(written, ...lines)]))
const last = async (itv: Parameters<typeof seen>[0]) => (await seen(itv)).replies.at(-1)

/** Our mail as Outlook gives it back below an answer: no marks, lines broken anew, a block of fields above. */
function quotedByOutlook(text: string, { to }: Written, fields: readonly [string, string, string, string]) {
  const head = [
    `Passerelle <${to}>`,
    'Sonntag, 22. November 2026 10:00',
    ines.email,
    'Entretien avec Camille Roux (Cosling)',
  ]
  return [
    ...fields.map((name, at) => `${name}: ${head[at]}`),
    '',
    ...text.split('\n').flatMap((line) => line.match(/.{1,72}(?:\s|$)|\S+/g) ?? ['']),
  ].join('\n')
}

test.each([
  ['German', 'Gerne, bis Donnerstag!', ['Von', 'Gesendet', 'An', 'Betreff']],
  ['Spanish', 'Con mucho gusto.', ['De', 'Enviado', 'Para', 'Asunto']],
  ['Polish', 'Do zobaczenia.', ['Od', 'Wysłano', 'Do', 'Temat']],
] as const)(
  'BY-05 a %s Outlook quotes our mail: neither its link nor our address is kept, its words are',
  async (_, words, fields) => {
    const { itv, mail, written } = await invited()
    const [link] = linksIn(mail).text.filter((one) => one.includes('/l/'))
    const body = `${words}\n\n${quotedByOutlook(mail.mail.text!.replaceAll('\r\n', '\n'), written, fields)}`
    await arrives(replies.withWords(written, body), written)
    expect(await last(itv)).toMatchObject({ outcome: 'MESSAGE', text: `Re: Entretien\n${words}` })
    const everything = JSON.stringify([
      await on.orm.em.fork().execute('select * from reply'),
      await on.orm.em.fork().execute('select * from notice'),
    ])
    expect(everything).not.toContain(link!.split('/l/')[1])
    expect(everything).not.toMatch(/reply\+/)
    expect((await newestNotice(itv)).body).toContain(words)
  },
)

test('BY-05 secrets are taken out of all that a mail brings: subject, comment, server’s words, links packed into others, across lines', async () => {
  const { itv, mail, written } = await invited()
  const token = linksIn(mail)
    .text.find((one) => one.includes('/l/'))!
    .split('/l/')[1]!
  const packed = `https://safe.example.net/?url=https%3A%2F%2Fpasserelle.example.org%2Fl%2F${token}&data=5`
  await arrives(replies.withWords(written, `Ce lien ne marche pas : ${packed}\net ${written.to}`), written)
  await arrives(
    replies.withWords(written, `<p>Voir <a href="${packed}">ici</a> https://x.org/l/${token}</p>`, 'text/html'),
    written,
  )
  await arrives(
    replies.gmail({ ...written, comment: `https://passerelle.example.org/l/${token} ${written.to}` }),
    written,
  )
  await arrives(
    replies.report(written, [[ines.email, 'failed', '5.1.1', `550 5.1.1 ${mail.envelopeFrom} refused`]]),
    written,
  )
  const halves = (text: string, at: number) => [text.slice(0, at), text.slice(at)] as const
  const [[start, end], [local, host]] = [halves(token, 15), halves(written.to, 40)]
  const wrapped = `https://passerelle.example.org/l/${start}\n${end}\nAppelez-moi.\n`
  const encoded = `https://passerelle.example.org/l/${start}=\n${end}?x\nORGANIZER:mailto:${local}\n ${host}`
  await arrives(replies.withWords(written, wrapped + encoded), written)
  const rows = await on.orm.em.fork().execute('select * from reply where interview_id = ?', [itv.id])
  expect(rows).toHaveLength(5)
  expect((await last(itv)).text).toContain('\nAppelez-moi.\n')
  const everything = JSON.stringify([rows, await noticesOf(camille), await seen(itv)])
  expect(everything).not.toContain(token.slice(0, 30))
  expect(everything).not.toContain(end)
  expect(everything).not.toMatch(/(reply|bounce)\+/)
})

test('BY-05 words are shown wherever they stand: in HTML alone, below the quotation, between its lines', async () => {
  const { itv, mail, written } = await invited()
  const page = '<div>Un empêchement, <b>désolée</b> !<br>Vendredi ?</div><blockquote>Votre entretien</blockquote>'
  await arrives(replies.withWords(written, page, 'text/html'), written)
  expect((await last(itv)).text).toBe('Re: Entretien\nUn empêchement, désolée !\nVendredi ?')
  const quotation = mail.mail.text!.replaceAll('\r\n', '\n').trim().replace(/^/gm, '> ')
  const below = `On Sun, 22 Nov 2026 at 10:00, Passerelle\n<${written.to}> wrote:\n\n${quotation}\n\nJe viens avec mon livret.`
  await arrives(replies.withWords(written, below), written)
  expect((await last(itv)).text).toBe('Re: Entretien\nJe viens avec mon livret.')
  const [first, ...rest] = quotation.split('\n\n')
  await arrives(replies.withWords(written, `${first}\n\nBonjour aussi !\n\n${rest.join('\n\n')}`), written)
  expect((await last(itv)).text).toBe('Re: Entretien\nBonjour aussi !')
  // Not everything with a colon and a date is the head of a quotation.
  await arrives(replies.withWords(written, 'Deux choses avant le 3 décembre 2026 :\nle lieu et l’heure.'), written)
  expect((await last(itv)).text).toContain('Deux choses avant le 3 décembre 2026 :\nle lieu')
})

test('BY-05 the words of Google and of Apple are read where they put them, and a proposed time is told', async () => {
  const { itv, written } = await invited()
  await arrives(calendar(written, attendee(ines.email, ';X-RESPONSE-COMMENT="J\'arrive à 9 h; merci"')), written)
  expect(await responseOf(itv)).toMatchObject({ response: 'ACCEPTED', comment: "J'arrive à 9 h; merci" })
  await arrives(
    calendar(written, attendee(ines.email), 'X-CALENDARSERVER-PRIVATE-COMMENT:Un peu en retard\\, pardon'),
    written,
  )
  expect(await responseOf(itv)).toMatchObject({ comment: 'Un peu en retard, pardon' })
  const asked = event(written, attendee(ines.email), 'DTSTART;TZID=Europe/Paris:20261204T150020', 'DURATION:PT30M')
  await arrives(replies.withCalendar(written, replies.calendarOf([asked], 'COUNTER'), 'COUNTER'), written)
  expect(await last(itv)).toMatchObject({
    ...{ outcome: 'PROPOSAL', startsAt: '2026-12-04T14:00:00.000Z', endsAt: '2026-12-04T14:30:00.000Z' },
  })
  expect((await newestNotice(itv)).body).toContain('vendredi 4 décembre 2026 à 15:00')
})

test('BY-05 a comment is cut before the character that does not fit, and a NUL is nobody’s word', async () => {
  const { itv, written } = await invited()
  const [long, subject] = [`${'a'.repeat(1_999)}😀`, `${'s'.repeat(299)}😀x`]
  expect(await arrives(replies.gmail({ ...written, comment: long }), written)).toMatch(/^250/)
  expect((await responseOf(itv)).comment).toBe(long)
  expect(await arrives(replies.gmail({ ...written, comment: `a${long}` }), written)).toMatch(/^250/)
  expect((await responseOf(itv)).comment).toBe('a'.repeat(2_000))
  expect(await arrives(calendar(written, attendee(ines.email), 'COMMENT:Oui\0 merci'), written)).toMatch(/^250/)
  expect(await responseOf(itv)).toMatchObject({ response: 'ACCEPTED', comment: 'Oui merci' })
  const titled = replies
    .withWords(written, 'x')
    .replace('Subject: Re: Entretien', `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`)
  expect(await arrives(titled, written)).toMatch(/^250/)
  expect((await last(itv)).text).toMatch(/^s{299}(😀)?\nx$/u)
  expect(await arrives(replies.withWords({ ...written, from: 'a\0b@example.org' }, 'a\0b\ud83d'), written)).toMatch(
    /^250/,
  )
})

test('BY-05 who answered is known, and who sent the answer for them is said', async () => {
  const { itv, written } = await invited()
  await arrives(replies.gmail({ ...written, from: paul.email }), written)
  expect(await responseOf(itv)).toMatchObject({ response: 'ACCEPTED', sentBy: paul.email })
  expect((await newestNotice(itv)).body).toContain(`Réponse envoyée par ${paul.email}.`)
  await arrives(replies.gmail({ ...written, partstat: 'DECLINED' }), written)
  expect(await responseOf(itv)).toMatchObject({ response: 'DECLINED', sentBy: null })
  expect((await newestNotice(itv)).body).not.toContain('envoyée par')
  const plus = ines.email.replace('@', '+fairs@')
  await arrives(replies.gmail({ ...written, partstat: 'TENTATIVE', attendee: plus, from: plus }), written)
  expect(await responseOf(itv)).toMatchObject({ response: 'TENTATIVE', sentBy: null })
})

const foreign = 'somebody@else.example'
test.each<[string, (written: Written) => string, object, string]>([
  [
    'a foreign ATTENDEE',
    (w) => calendar(w, attendee(foreign)),
    { outcome: 'REVIEW', review: 'FOREIGN_ATTENDEE' },
    'au nom de quelqu’un d’autre',
  ],
  [
    'no ATTENDEE',
    (w) => calendar(w, 'STATUS:CONFIRMED'),
    { outcome: 'REVIEW', review: 'NO_ATTENDEE' },
    'ne dit pas qui répond',
  ],
  [
    'no ATTENDEE, from elsewhere',
    (w) => calendar({ ...w, from: foreign }, 'STATUS:CONFIRMED'),
    { outcome: 'STRANGER', review: null },
    'pas invitée',
  ],
  [
    'our own address as its sender',
    (w) => replies.gmail({ ...w, from: w.to }),
    { outcome: 'REVIEW', review: 'FROM_OURSELVES' },
    'notre propre adresse',
  ],
  [
    'two UIDs',
    (w) => replies.withCalendar(w, replies.calendarOf([event(w, attendee(w.from)), ['UID:other', attendee(w.from)]])),
    { outcome: 'REVIEW', review: 'SEVERAL_APPOINTMENTS' },
    'plusieurs rendez-vous',
  ],
  [
    'two calendars that contradict each other',
    (w) =>
      replies.withCalendar(
        w,
        ['ACCEPTED', 'DECLINED']
          .map((said) => replies.calendarOf([event(w, attendee(w.from).replace('ACCEPTED', said))]))
          .join(''),
      ),
    { outcome: 'REVIEW', review: 'CONTRADICTION' },
    'se contredit',
  ],
  [
    'a COUNTER from 1970 to 9999',
    (w) =>
      replies.withCalendar(
        w,
        replies.calendarOf(
          [event(w, attendee(w.from), 'DTSTART:19700101T000000Z', 'DTEND:99991231T235959Z')],
          'COUNTER',
        ),
      ),
    { outcome: 'REVIEW', review: 'IMPOSSIBLE_TIME', startsAt: null, endsAt: null },
    'pas possible',
  ],
  [
    'an unclear answer',
    (w) => replies.gmail({ ...w, partstat: 'DELEGATED' }),
    { outcome: 'REVIEW', review: 'NO_CLEAR_ANSWER' },
    'ni oui, ni non',
  ],
])('BY-05 %s changes nothing, and the notice says why', async (_, write, expected, said) => {
  const { itv, written } = await invited()
  await arrives(write(written), written)
  expect(await responseOf(itv)).toMatchObject({ response: 'NONE' })
  expect(await last(itv)).toMatchObject(expected)
  expect((await newestNotice(itv)).body).toContain(said)
})

test('BY-05 Roundcube names the only occurrence of our appointment: that is an answer, of another one it is none', async () => {
  const { itv, written } = await invited()
  await arrives(calendar(written, attendee(ines.email), 'RECURRENCE-ID:20261210T090000Z'), written)
  expect(await last(itv)).toMatchObject({ outcome: 'REVIEW', review: 'OTHER_APPOINTMENT' })
  await arrives(calendar(written, attendee(ines.email), 'RECURRENCE-ID;TZID=Europe/Paris:20261203T100000'), written)
  expect(await responseOf(itv)).toMatchObject({ response: 'ACCEPTED' })
})

test('BY-05 an answer that leaves out what is below a minute is about the same time', async () => {
  const slot = { startsAt: '2026-12-03T09:00:00.500Z', endsAt: '2026-12-03T09:20:00.500Z' }
  const { itv, written } = await invited({ slot })
  await arrives(replies.gmail({ ...written, startsAt: '20261203T090000Z' }), written)
  expect(await responseOf(itv)).toMatchObject({ response: 'ACCEPTED' })
})

test('BY-05 an answer to a cancelled interview is told as such, and the cancellation is said again', async () => {
  const { itv, written } = await invited()
  await on.happen(interviewCancelled, { ...itv, status: 'CANCELLED', sequence: 1 })
  await on.settle()
  on.mails.received.length = 0
  for (let time = 0; time < 5; time++) await arrives(replies.gmail(written), written)
  expect(heardBy(on.mails.received, ines.email)).toEqual(['CANCEL 1', 'CANCEL 1', 'CANCEL 1'])
  const told = (await noticesOf(camille)).filter(
    ({ interview }: { interview: { id: string } }) => interview?.id === itv.id,
  )
  const bodies = told.map(({ body }: { body: string }) => body)
  expect(bodies[0]).toContain('La réponse concerne un entretien qui est annulé.')
  expect(bodies[4]).toContain('La réponse concerne un entretien qui est annulé ; l’annulation a été envoyée à nouveau.')
})

test('BY-05 what a server gives up is told; only an address that does not exist is marked, and only its own recipient', async () => {
  const { itv, written, mail } = await invited()
  const back = { to: mail.envelopeFrom }
  await arrives(replies.report(back, [['boss@else.example', 'failed', '5.1.1', '550 5.1.1 No such user']]), back)
  expect(await last(itv)).toMatchObject({ outcome: 'REVIEW', review: 'OTHER_RECIPIENT' })
  expect(await responseOf(itv)).toMatchObject({ addressFailed: false, state: 'SENT' })
  const statuses = [
    ['4.4.7', '421 4.4.7 expired'],
    ['5.2.2', '552 5.2.2 Mailbox full'],
    ['5.7.26', '550 5.7.26 unauthenticated'],
  ] as const
  for (const [status, words] of statuses) {
    const { itv, mail } = await invited()
    const back = { to: mail.envelopeFrom }
    const others = ['boss@else.example', 'failed', '5.1.1', '550 5.1.1 No such user'] as const
    await arrives(replies.report(back, [others, [ines.email, 'failed', status, words]]), back)
    expect(await responseOf(itv)).toMatchObject({ addressFailed: false, state: 'NOT_DELIVERED' })
    expect(await newestNotice(itv)).toMatchObject({
      kind: 'INVITATION_NOT_DELIVERED',
      title: 'L’invitation à Inès Marchand n’est pas arrivée par mail',
      body: expect.stringContaining(`Motif : ${status} ${words}`),
    })
    expect(await newestNotice(itv, ines)).toMatchObject({ kind: 'INVITATION_NOT_DELIVERED' })
  }
  await arrives(replies.report(back, [[ines.email, 'delayed', '4.4.1', '421 later']]), back)
  expect(await responseOf(itv)).toMatchObject({ state: 'SENT' })
  await arrives(replies.report(back, [[ines.email, 'failed', '5.0.0', '550 5.1.1 unknown']]), back)
  expect(await responseOf(itv)).toMatchObject({ addressFailed: true, state: 'NOT_DELIVERED' })
  await arrives(replies.gmail(written), written)
  expect(await responseOf(itv)).toMatchObject({ response: 'ACCEPTED', addressFailed: false, state: 'SENT' })
})

test('BY-07 a cancellation of which nobody knows whether it arrived is shown and told, to whoever planned and to the person', async () => {
  const { itv } = await invited()
  on.mails.beforeAnswer = async ({ to }) => {
    if (to === ines.email) on.mails.cut()
  }
  await on.happen(interviewCancelled, { ...itv, status: 'CANCELLED', sequence: 1 })
  await on.settle()
  on.mails.beforeAnswer = async () => {}
  expect(await responseOf(itv)).toMatchObject({ state: 'NOT_DELIVERED' })
  expect((await seen(itv, ines)).invitations[0]).toMatchObject({ state: 'NOT_DELIVERED' })
  expect(await noticesOf(camille)).toContainEqual(
    expect.objectContaining({
      title: 'L’annulation à Inès Marchand n’est peut-être pas arrivée par mail',
      body: expect.stringContaining('peut encore figurer dans son agenda'),
      interview: { id: itv.id },
    }),
  )
  expect(await newestNotice(itv, ines)).toMatchObject({
    title: 'L’annulation de l’entretien avec Camille Roux n’est peut-être pas arrivée par mail',
  })
  expect((await readMetrics(on.service.metricsUrl!)).get('passerelle_mails_uncertain')).toBeGreaterThan(0)
})

test('BY-07 an invitation that the mail server refuses is told', async () => {
  on.mails.answer.rcpt = (address) => (address === ines.email ? 550 : undefined)
  const itv = interview()
  await on.happen(interviewConfirmed, itv)
  await on.settle()
  expect(await responseOf(itv)).toMatchObject({ state: 'NOT_DELIVERED' })
  expect((await newestNotice(itv)).kind).toBe('INVITATION_NOT_DELIVERED')
})

test('PE-03 an invitation that asks says so, one that two people agreed upon says that it stands', async () => {
  const planned = interview({ origin: 'PLANNED', eventId: null, eventName: null, hostId: null, changedBy: camille.id })
  await on.happen(interviewPlanned, planned)
  await on.settle()
  await as(camille).query(
    `mutation ($input: InviteToInterviewInput!) { inviteToInterview(input: $input) { __typename } }`,
    { input: { interviewId: planned.id } },
  )
  await on.settle()
  const toInes = on.mails.received.find(({ to }) => to === ines.email)!
  expect(toInes.mail.html).toContain('Invitation à un entretien')
  expect(toInes.mail.html).not.toContain('confirmé')
  expect(toInes.mail.text).toContain(
    'Un entretien avec Camille Roux (Cosling) est prévu le jeudi 3 décembre 2026 à 10:00.',
  )
  const { mail } = await invited()
  expect(mail.mail.html).toContain('Votre entretien est confirmé')
})
