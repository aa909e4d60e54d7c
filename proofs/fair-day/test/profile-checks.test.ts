import { describe, expect, test } from '@jest/globals'
import type { Caller } from '@passerelle/client'
import { chance } from '@passerelle/testkit/dice'
import { wronglyShown } from '../checks/matches/profile-pages.ts'
import { between, wronglyRead } from '../checks/matches/profiles-kept.ts'
import { wrongInMail } from '../checks/matches/terms-carried.ts'
import type { Exhibitor, Host, Talent } from '../fair.ts'
import type { Entry } from '../ledger.ts'
import type { Match } from '../matches.ts'
import type { Pair } from '../phases/matches/pair.ts'
import { missingOnPage, termsFor, termsInEnglish } from '../phases/matches/terms.ts'
import { type Profile, shownTo } from '../profiles.ts'

const talent = { index: 0, birthDate: '2003-05-06', person: { email: 'ines@example.org' } } as Talent
const profile: Profile = {
  talent,
  said: {
    presentation: 'Presentation 1.',
    skills: ['SQL', 'Skill 1'],
    languages: [{ language: 'it', level: 'B2' }],
    places: ['Genève', 'Town 1'],
    availableFrom: '2027-02-01',
    rhythm: { atCompany: 3, atSchool: 1, unit: 'WEEK' },
    documents: [{ kind: 'CV', name: 'Document 1', url: 'https://documents.example.org/1.pdf' }],
  },
  audiences: {
    PRESENTATION: 'SCHOOL',
    SKILLS: 'ACQUAINTED',
    LANGUAGES: 'IN_TOUCH',
    PLACES: 'IN_TOUCH',
    AVAILABILITY: 'SCHOOL',
    DOCUMENTS: 'IN_TOUCH',
  },
}

describe('each check of terms and profiles sees what it is there for', () => {
  test('HU-39 whoever reads more of a profile than is open to them, or less, is wrong', () => {
    const [whole, inTouch, acquainted] = (['SCHOOL', 'IN_TOUCH', 'ACQUAINTED'] as const).map((reader) =>
      shownTo(reader, profile),
    )
    expect(acquainted).toMatchObject({ presentation: null, skills: ['SQL', 'Skill 1'], places: [], email: null })
    expect(wronglyRead(inTouch!, inTouch!)).toEqual([])
    // Two parts of three fields, the address, the day of birth, and who reads what.
    expect(wronglyRead(whole!, inTouch!)).toHaveLength(6)
    expect(wronglyRead(inTouch!, acquainted!)).toHaveLength(3)
    expect(wronglyRead(acquainted!, inTouch!)).toHaveLength(3)
    expect([wronglyRead(acquainted!, null), wronglyRead(null, acquainted!), wronglyRead(null, null)]).toMatchObject([
      { length: 1 },
      { length: 1 },
      { length: 0 },
    ])
  })

  test('HU-39 an interview puts a candidate in touch with the whole company, a match with its contact, a request of the company with nobody', () => {
    const [company, other] = [{ ownerCaller: {} as Caller }, { ownerCaller: {} as Caller }] as Exhibitor[]
    const hosts = [company, company, other].map((one) => ({ company: one, caller: {} as Caller })) as Host[]
    const ofHosts = (entries: object[], matches: object[] = []) =>
      hosts.map((host) => between(host, talent, { entries: entries as Entry[], hosts, matches: matches as never }))
    const entry = { talent: 0, host: 0, status: 'CONFIRMED', sentBy: 'RECRUITER' }
    const [touch, not] = ['IN_TOUCH', 'ACQUAINTED']
    expect(ofHosts([entry])).toEqual([touch, touch, not])
    expect(ofHosts([{ ...entry, status: 'REQUESTED' }])).toEqual([not, not, not])
    expect(ofHosts([{ ...entry, status: 'REQUESTED', sentBy: 'TALENT' }])).toEqual([touch, touch, not])
    expect(ofHosts([{ ...entry, status: 'CANCELLED' }])).toEqual([not, not, not])
    const pair = { talent, offer: { contact: hosts[1]!.caller, owner: company!.ownerCaller } } as Pair
    const matched = (match: Partial<Match>) => [{ pair, match: { interview: null, ...match } }]
    expect(ofHosts([], matched({ state: 'CANDIDATE_ACCEPTED' }))).toEqual([not, touch, not])
    expect(ofHosts([], matched({ state: 'COMPANY_REFUSED' }))).toEqual([not, not, not])
    const interview = { id: 'itv_1', status: 'CONFIRMED' } as const
    expect(ofHosts([], matched({ state: 'APPOINTMENT_ACCEPTED', interview }))).toEqual([touch, touch, not])
  })

  test('HU-39 a part that is shown on the page although it is closed, or is missing although it is open, is wrong', () => {
    const words = ['SQL, Skill 1', 'Italian (B2)', 'Genève, Town 1', 'https://documents.example.org/1.pdf']
    expect(wronglyShown(words.join(' '), profile, 'IN_TOUCH')).toEqual([])
    expect(wronglyShown(`${words.join(' ')} Presentation 1.`, profile, 'IN_TOUCH')).toHaveLength(1)
    expect(wronglyShown(words.slice(1).join(' '), profile, 'IN_TOUCH')).toHaveLength(1)
    expect(wronglyShown(words.join(' '), profile, 'ACQUAINTED')).toHaveLength(3)
  })

  test('HU-39 a line of the terms that is missing on the page or in the mail, and a tutor named in the mail, are wrong', () => {
    const terms = termsFor('APPRENTICESHIP', 'Position 1', '2027-01-01', chance(1, 'terms'))
    const lines = termsInEnglish(terms)
    expect(missingOnPage(lines.join('\n'), terms)).toEqual([])
    for (const gone of lines) {
      expect(missingOnPage(lines.filter((line) => line !== gone).join('\n'), terms)).toHaveLength(1)
    }
    const mail = `Compétences : ${terms.skills.join(', ')}\nLangues : anglais (${terms.languages[0]!.level})`
    expect(wrongInMail(mail, terms)).toEqual([])
    expect(wrongInMail(`${mail} ${terms.tutor.name}`, terms)).toHaveLength(1)
    expect(wrongInMail('', terms)).toHaveLength(2)
  })
})
