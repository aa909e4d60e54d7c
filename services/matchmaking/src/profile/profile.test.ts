import { expect, test } from '@jest/globals'
import { newId } from '@passerelle/kernel'
import { Profile, type ProfileAudience, profileParts, shownTo } from './profile.ts'
import { noProfile, type ProfileSaid } from './profile-said.ts'

const said: ProfileSaid = {
  presentation: 'Bonjour',
  skills: ['SQL'],
  languages: [{ language: 'en', level: 'B2' }],
  places: ['Lyon'],
  availableFrom: '2027-02-01',
  rhythm: { atCompany: 3, atSchool: 1, unit: 'WEEK' },
  documents: [{ kind: 'CV', name: 'CV', url: 'https://example.org/cv.pdf' }],
}
const audiences: ProfileAudience[] = ['SCHOOL', 'IN_TOUCH', 'ACQUAINTED']

function profile(): Profile {
  const made = new Profile(newId('cnd'))
  made.say(said, newId('per'), new Date())
  return made
}

test('HU-39 until the candidate decides a part is for the school and for companies in touch', () => {
  expect(audiences.map((reader) => shownTo(reader, profile()))).toEqual([said, said, noProfile])
})

test.each(profileParts)('HU-39 the part %s is read by those alone to whom it is open, and no other with it', (part) => {
  for (const [index, audience] of audiences.entries()) {
    const one = profile()
    one.openTo(audience, [part])
    for (const [reads, reader] of audiences.entries()) {
      const others = profile()
      const rest = shownTo(reader, others)
      const shown = shownTo(reader, one)
      const differing = Object.keys(said).filter(
        (field) =>
          JSON.stringify(shown[field as keyof ProfileSaid]) !== JSON.stringify(rest[field as keyof ProfileSaid]),
      )
      const fields = { ...partFields }[part]
      // The part is open to whoever reads as much as its audience, or less narrowly.
      const open = reader === 'SCHOOL' || index >= (reader === 'ACQUAINTED' ? 2 : 1)
      const wasOpen = reads < 2
      expect(differing).toEqual(open === wasOpen ? [] : fields)
    }
  }
})

const partFields = {
  PRESENTATION: ['presentation'],
  SKILLS: ['skills'],
  LANGUAGES: ['languages'],
  PLACES: ['places'],
  AVAILABILITY: ['availableFrom', 'rhythm'],
  DOCUMENTS: ['documents'],
}

test('HU-39 saying and opening the same again changes nothing', () => {
  const one = profile()
  const { changedBy, changedAt } = one
  expect([one.say(said, newId('per'), new Date(0)), one.openTo('IN_TOUCH', profileParts)]).toEqual([false, false])
  expect([one.changedBy, one.changedAt]).toEqual([changedBy, changedAt])
  expect([one.say(noProfile, newId('per'), new Date()), one.openTo('SCHOOL', ['SKILLS'])]).toEqual([true, true])
})
