import { expect, test } from '@jest/globals'
import {
  candidateAccepted,
  type InterviewState,
  interviewConfirmed,
  interviewRequested,
  type MatchState,
} from '@passerelle/contracts'
import { interviewFacts, type Reader } from './interview-facts.ts'
import { matchFacts } from './match-facts.ts'
import { type MessageKind, messageKinds } from './message.ts'
import { type MailFacts, renderMail } from './render.ts'

const base: InterviewState = {
  ...interviewConfirmed.example,
  message: 'Votre équipe\nm’intéresse.',
  reason: 'Empêchement',
}
const ines: Reader = {
  id: base.talent,
  name: 'Inès Marchand',
  email: 'ines@example.org',
  locale: 'fr',
  timeZone: 'Europe/Paris',
}
const camille: Reader = {
  id: base.recruiter,
  name: 'Camille Roux',
  email: 'camille@example.org',
  locale: 'en',
  timeZone: 'Europe/London',
}
const link = 'https://passerelle.example.org'
const school = {
  school: 'École Rive Gauche',
  employer: 'Cosling',
  job: 'Ingénieure logiciel',
  reason: 'Numéro inconnu',
  reasons: 'mode de rémunération',
  comment: 'Merci de préciser.',
  mayPostEvents: true,
  mayPostInterviews: true,
  mayPostJobs: true,
  postsJobsDirectly: false,
  link: `${link}/jobs/job_1`,
}
const states: Partial<Record<MessageKind, InterviewState>> = {
  INTERVIEW_INVITATION: base,
  INTERVIEW_UPDATE: { ...base, sequence: 1 },
  INTERVIEW_CANCELLATION: { ...base, status: 'CANCELLED' },
  REQUEST_RECEIVED: { ...interviewRequested.example, status: 'REQUESTED', slot: null },
  REQUEST_ACCEPTED: { ...base, status: 'IN_SCHEDULING', slot: null },
}

const links = { to: (act: string) => `${link}/l/${act}`, without: (text: string) => text }
const match: MatchState = {
  ...candidateAccepted.example,
  candidatePersonId: base.talent,
  contactPersonId: base.recruiter,
}
const asked: MatchState = { ...match, appointment: null, state: 'CANDIDATE_ACCEPTED' }
const matches: Partial<Record<MessageKind, MatchState>> = {
  OFFER_PROPOSED: { ...asked, state: 'PROPOSED' },
  CANDIDATE_PROPOSAL: asked,
  APPOINTMENT_PROPOSED: {
    ...match,
    withdrawn: { startsAt: '2026-12-04T09:00:00.000Z', endsAt: '2026-12-04T09:45:00.000Z' },
  },
  APPOINTMENT_WITHDRAWN: { ...asked, state: 'COMPANY_REFUSED', withdrawn: match.appointment },
  APPOINTMENT_ANSWERED: { ...match, state: 'APPOINTMENT_ACCEPTED' },
  APPOINTMENT_CLASHED: { ...asked, withdrawn: match.appointment },
}

function factsFor(kind: MessageKind, reader: Reader): MailFacts {
  const interview = states[kind]
  const answer = kind === 'INTERVIEW_INVITATION' || kind === 'INTERVIEW_UPDATE' ? `${link}/l/ANSWER` : null
  if (interview) return interviewFacts(interview, reader, link, { answer, words: 'Salle 12, badge à l’accueil.' })
  const match = matches[kind]
  if (match)
    return matchFacts(
      { kind, facts: { comment: match.change.comment, withdrawn: match.withdrawn } },
      match,
      reader,
      link,
      links,
    )
  return { facts: { ...school, reader: reader.name }, ticket: null }
}

test.each(messageKinds)('PE-03 the text part of %s, in French and in English', async (kind) => {
  for (const reader of [ines, camille]) {
    const { subject, text } = await renderMail(kind, reader.locale, factsFor(kind, reader))
    expect(`${subject}\n\n${text}`).toMatchSnapshot(reader.locale)
  }
})

test.each(messageKinds)(
  'PE-03 the HTML part of %s says what the text part says, loads nothing and needs no image',
  async (kind) => {
    const { text, html } = await renderMail(kind, 'fr', factsFor(kind, ines))
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
    expect(addresses.every((address) => address?.startsWith(link))).toBe(true)
    expect(addresses.length).toBeGreaterThan(0)
  },
)

test('HU-10 the candidate proposal has exactly four links, in HTML and in text', async () => {
  const { text, html } = await renderMail('CANDIDATE_PROPOSAL', 'fr', factsFor('CANDIDATE_PROPOSAL', camille))
  const four = ['VIEW_CANDIDATE', 'VIEW_JOB', 'ACCEPT_CANDIDATE', 'REFUSE_CANDIDATE'].map((act) => `${link}/l/${act}`)
  expect([...html.matchAll(/<a\s[^>]*href="([^"]*)"/g)].map(([, href]) => href)).toEqual(four)
  expect(text.match(/https?:\S+/g)).toEqual(four)
})

test('II-02 an informational interview carries its notice in request, acceptance and invitation, and no other does', async () => {
  const note = /aucune offre n’en découle/
  for (const kind of ['REQUEST_RECEIVED', 'REQUEST_ACCEPTED', 'INTERVIEW_INVITATION', 'INTERVIEW_UPDATE'] as const) {
    const informational: InterviewState = { ...states[kind]!, kind: 'INFORMATIONAL' }
    expect((await renderMail(kind, 'fr', interviewFacts(informational, ines, link))).text).toMatch(note)
    expect((await renderMail(kind, 'fr', interviewFacts(states[kind]!, ines, link))).text).not.toMatch(note)
  }
})

test('PE-03 what people wrote is shown as they wrote it, and is never markup', async () => {
  const interview = {
    ...states.REQUEST_RECEIVED!,
    talentName: '<b>Eve</b> & {{ link }}',
    message: '</td><script>alert(1)</script>',
  }
  const { html, text } = await renderMail('REQUEST_RECEIVED', 'en', interviewFacts(interview, camille, link))
  expect(html).not.toMatch(/<script>|<b>Eve/)
  expect(html).toContain('&lt;b&gt;Eve&lt;/b&gt; &amp; {{ link }}')
  expect(text).toContain('<b>Eve</b> & {{ link }} would like an interview')
})

test('PE-03 a subject is one line, whatever the names in it', async () => {
  const interview = { ...base, recruiterName: 'Eve\r\nBcc: all@example.org' }
  const { subject } = await renderMail('INTERVIEW_INVITATION', 'fr', interviewFacts(interview, ines, link))
  expect(subject).toBe('Entretien avec Eve Bcc: all@example.org (Cosling), jeudi 3 décembre 2026 à 10:00')
})
