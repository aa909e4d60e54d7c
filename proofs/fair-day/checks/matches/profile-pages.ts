import type { Lived } from '../../phases/matches/live-matches.ts'
import { isOpenTo, type Profile, type ProfilePart, profileParts } from '../../profiles.ts'
import type { Finding } from '../finding.ts'
import type { OpenedPages } from './pages-of-proposals.ts'
import { matchThatPuts } from './profiles-kept.ts'

/** The page of a candidate behind a contact's link shows what the graph would, by that match alone: nobody has signed in there (HU-39). */
export function profilePages({ matches, profiles }: Lived, pages: readonly OpenedPages[]): Finding {
  const states = new Map(matches.map(({ pair, match }) => [pair, match.state]))
  const shown = pages.flatMap(({ pair, candidate }) => {
    const profile = profiles.find(({ talent }) => talent === pair.talent)
    const reader = matchThatPuts.includes(states.get(pair)!) ? ('IN_TOUCH' as const) : ('ACQUAINTED' as const)
    return profile ? [{ pair, page: candidate, profile, reader }] : []
  })
  return {
    title: 'The page of a candidate shows the parts that are open to the contact',
    looked: `${shown.length} pages`,
    wrong: shown.flatMap(({ pair, page, profile, reader }) =>
      wronglyShown(page, profile, reader).map((what) => `${pair.matchId}, read as ${reader}: ${what}`),
    ),
  }
}

const names = new Intl.DisplayNames('en', { type: 'language' })

/** @param page in English */
export function wronglyShown(page: string, { said, audiences }: Profile, reader: 'IN_TOUCH' | 'ACQUAINTED'): string[] {
  const [spoken] = said.languages
  const words: Readonly<Record<ProfilePart, string>> = {
    PRESENTATION: said.presentation!,
    SKILLS: said.skills.join(', '),
    LANGUAGES: `${names.of(spoken!.language)} (${spoken!.level})`,
    PLACES: said.places.join(', '),
    AVAILABILITY: `${said.rhythm!.atCompany} weeks at the company, 1 week at school`,
    DOCUMENTS: said.documents[0]!.url,
  }
  return profileParts
    .filter((part) => page.includes(words[part]) !== isOpenTo(reader, audiences[part]))
    .map((part) => `${part}, which is for ${audiences[part]}, is ${page.includes(words[part]) ? 'shown' : 'not shown'}`)
}
