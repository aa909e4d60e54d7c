import { expect, test } from '@jest/globals'
import { type InterviewState, interviewConfirmed } from '@passerelle/contracts'
import { languages } from '@passerelle/kernel'
import type { Reader } from '../../words/reader.ts'
import type { Desk, OpenMail } from '../mail.ts'
import { mails } from '../mails.ts'
import { renderMail } from '../render.ts'
import { candidateProposalMail } from './candidate-proposal.ts'
import { interviewInvitationMail } from './interview-invitation.ts'
import { interviewUpdateMail } from './interview-update.ts'
import { requestAcceptedMail } from './request-accepted.ts'
import { requestReceivedMail } from './request-received.ts'

const ines: Reader = {
  id: interviewConfirmed.example.talent,
  name: 'Inès Marchand',
  email: 'ines@example.org',
  locale: 'fr',
  timeZone: 'Europe/Paris',
}
const camille: Reader = {
  id: interviewConfirmed.example.recruiter,
  name: 'Camille Roux',
  email: 'camille@example.org',
  locale: 'en',
  timeZone: 'Europe/London',
}
const publicUrl = 'https://passerelle.example.org'
const links = { to: (act: string) => `${publicUrl}/l/${act}`, without: (text: string) => text }

function render(mail: OpenMail, reader: Reader) {
  const desk: Desk = { reader, publicUrl, links }
  return renderMail(mail.write(desk), reader.locale)
}

test.each(mails)('PE-03 the text part of $kind, in French and in English', async (mail) => {
  for (const reader of [ines, camille]) {
    const { subject, text } = await render(mail.openExample(), reader)
    expect(`${subject}\n\n${text}`).toMatchSnapshot(reader.locale)
  }
})

test.each(mails)('PE-03 $kind is written in each language, with a subject and a heading', async (mail) => {
  for (const locale of languages) {
    const { words } = mail.openExample().write({ reader: { ...ines, locale }, publicUrl, links })
    expect([words.subject, words.heading, words.action.label]).not.toContain('')
  }
})

test.each(mails)(
  'PE-03 the HTML part of $kind says what the text part says, loads nothing and needs no image',
  async (mail) => {
    const { text, html } = await render(mail.openExample(), ines)
    const shown = html
      .replace(/<style[\s\S]*?<\/style>/g, '')
      .replace(/<[^>]+>/g, ' ')
      .replaceAll('&#39;', '’')
    for (const line of text.split('\n').filter((line) => line.endsWith('.'))) {
      for (const word of line.split(/\s+/).filter((word) => word !== ':'))
        expect(shown).toContain(word.replaceAll("'", '’'))
    }
    expect(html).not.toMatch(/<img|<script|<link|url\(|@import|{{|{%/)
    const addresses = [...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address]) => address)
    expect(addresses.every((address) => address?.startsWith(publicUrl))).toBe(true)
    expect(addresses.length).toBeGreaterThan(0)
  },
)

test.each(mails)(
  'PE-03 $kind is a page with a heading, and each of its facts has its name as a row’s',
  async (mail) => {
    const { html } = await render(mail.openExample(), ines)
    const { words, ticket } = mail.openExample().write({ reader: ines, publicUrl, links })
    expect(html.match(/<h1[^>]*>([^<]*)/)?.[1]?.replaceAll('&#39;', "'")).toBe(words.heading)
    expect(html.match(/<h\d/g)).toHaveLength(1)
    const facts = words.details.filter(({ value, inTicket }) => value && !(ticket && inTicket))
    const named = [...html.matchAll(/<th scope="row"[^>]*>([^<]*)<\/th><td/g)].map(([, label]) => label)
    expect(named).toEqual(facts.map(({ label }) => label))
  },
)

test('PE-03 an invitation that asks for an answer does not say that the interview is confirmed', async () => {
  const { present } = interviewInvitationMail.example
  const heading = async (origin: InterviewState['origin']) => {
    const mail = interviewInvitationMail.openExample({ ...present, interview: { ...present.interview, origin } })
    return (await render(mail, ines)).html.match(/<h1[^>]*>([^<]*)/)?.[1]
  }
  expect(await heading('PLANNED')).toBe('Invitation à un entretien')
  expect(await heading('MATCH')).toBe('Votre entretien est confirmé')
})

test('HU-10 the candidate proposal has exactly four links, in HTML and in text', async () => {
  const { text, html } = await render(candidateProposalMail.openExample(), { ...camille, locale: 'fr' })
  const four = ['VIEW_CANDIDATE', 'VIEW_JOB', 'ACCEPT_CANDIDATE', 'REFUSE_CANDIDATE'].map(
    (act) => `${publicUrl}/l/${act}`,
  )
  expect([...html.matchAll(/<a\s[^>]*href="([^"]*)"/g)].map(([, href]) => href)).toEqual(four)
  expect(text.match(/https?:\S+/g)).toEqual(four)
})

test('II-02 an informational interview carries its notice in request, acceptance and invitation, and no other does', async () => {
  const note = /aucune offre n’en découle/
  const informational = (interview: InterviewState): InterviewState => ({ ...interview, kind: 'INFORMATIONAL' })
  for (const mail of [requestReceivedMail, requestAcceptedMail]) {
    const { present } = mail.example
    expect((await render(mail.openExample(), ines)).text).not.toMatch(note)
    expect((await render(mail.openExample(informational(present)), ines)).text).toMatch(note)
  }
  for (const mail of [interviewInvitationMail, interviewUpdateMail]) {
    const { present } = mail.example
    expect((await render(mail.openExample(), ines)).text).not.toMatch(note)
    const invited = { ...present, interview: informational(present.interview) }
    expect((await render(mail.openExample(invited), ines)).text).toMatch(note)
  }
})

test('II-18 the mail of an accepted request outside events names the proposed times, on the reader’s clock', async () => {
  const { present } = requestAcceptedMail.example
  expect((await render(requestAcceptedMail.openExample(), ines)).text).not.toContain('Dates proposées')
  const proposedTimes = [
    { startsAt: '2026-12-08T09:00:00.000Z', endsAt: '2026-12-08T09:20:00.000Z' },
    { startsAt: '2026-12-10T13:00:00.000Z', endsAt: '2026-12-10T13:20:00.000Z' },
  ]
  const mail = requestAcceptedMail.openExample({
    ...present,
    eventId: null,
    eventName: null,
    hostId: null,
    proposedTimes,
  })
  const inFrench = (await render(mail, ines)).text
  expect(inFrench).toContain('mardi 8 décembre 2026, 10:00–10:20 (Europe/Paris, UTC+01:00)')
  expect(inFrench).toContain('jeudi 10 décembre 2026, 14:00–14:20 (Europe/Paris, UTC+01:00)')
  expect((await render(mail, { ...ines, locale: 'en', timeZone: 'Europe/London' })).text).toContain(
    'Tuesday, 8 December 2026, 09:00–09:20 (Europe/London, UTC+00:00)',
  )
})

test('PE-03 what people wrote is shown as they wrote it, and is never markup', async () => {
  const mail = requestReceivedMail.openExample({
    ...requestReceivedMail.example.present,
    talentName: '<b>Eve</b> & {{ link }}',
    message: '</td><script>alert(1)</script>',
  })
  const { html, text } = await render(mail, camille)
  expect(html).not.toMatch(/<script>|<b>Eve/)
  expect(html).toContain('&lt;b&gt;Eve&lt;/b&gt; &amp; {{ link }}')
  expect(text).toContain('<b>Eve</b> & {{ link }} would like an interview')
})

test('PE-03 a subject is one line, whatever the names in it', async () => {
  const { present } = interviewInvitationMail.example
  const interview = { ...present.interview, recruiterName: 'Eve\r\nBcc: all@example.org' }
  const { subject } = await render(interviewInvitationMail.openExample({ ...present, interview }), ines)
  expect(subject).toBe('Entretien avec Eve Bcc: all@example.org (Cosling), jeudi 3 décembre 2026 à 10:00')
})
