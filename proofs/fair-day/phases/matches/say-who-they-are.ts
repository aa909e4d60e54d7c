import { granted } from '@passerelle/client'
import { type Chance, chance } from '@passerelle/testkit/dice'
import { aFewAtATime } from '../../a-few-at-a-time.ts'
import type { Run, Talent } from '../../fair.ts'
import { type Profile, profileParts, type Said, setProfileAudience, updateProfile } from '../../profiles.ts'

const audiences = ['SCHOOL', 'IN_TOUCH', 'ACQUAINTED'] as const

/**
 * Some candidates fill in their profile, or the school does for them, and open each part to whom they like. Where the school has
 * filled it in, it tries to open all of it as well: what becomes of that is seen when the profile is read.
 */
export async function sayWhoTheyAre(run: Run, talents: readonly Talent[], share: number): Promise<Profile[]> {
  const some = chance(run.seed, 'profiles')
    .shuffled(talents)
    .slice(0, Math.ceil(talents.length * share))
  run.progress.phase('candidates say who they are, and to whom', some.length)
  return aFewAtATime(some, async (talent) => {
    const dice = chance(run.seed, `profile of ${talent.number}`)
    const profile: Profile = {
      talent,
      said: drawn(run, talent, dice),
      audiences: Object.fromEntries(profileParts.map((part) => [part, dice.pick(audiences)])) as Profile['audiences'],
    }
    await fillIn(run, profile, dice.happens(0.25))
    run.progress.step()
    return profile
  })
}

async function fillIn(run: Run, { talent, said, audiences: chosen }: Profile, bySchool: boolean): Promise<void> {
  const { caller, candidateId } = talent
  granted(await updateProfile(bySchool ? run.staff : caller, candidateId, said))
  for (const audience of audiences) {
    const parts = profileParts.filter((part) => chosen[part] === audience)
    // Nothing need be said for those in touch to read it.
    if (audience === 'IN_TOUCH' || parts.length === 0) continue
    granted(await setProfileAudience(caller, candidateId, parts, audience))
  }
  if (bySchool) await setProfileAudience(run.staff, candidateId, profileParts, 'ACQUAINTED')
}

/** Each text names the candidate, so that a page shows whose it is. */
function drawn({ tag }: Run, { number }: Talent, dice: Chance): Said {
  const own = `${number}-${tag}`
  return {
    presentation: `Presentation ${own}.`,
    skills: ['SQL', `Skill ${own}`],
    languages: [{ language: dice.pick(['it', 'es', 'pt']), level: dice.pick(['A2', 'B2', 'C1']) }],
    places: ['Genève', `Town ${own}`],
    availableFrom: `2027-0${1 + dice.below(9)}-01`,
    rhythm: { atCompany: 2 + dice.below(2), atSchool: 1, unit: 'WEEK' },
    documents: [{ kind: 'CV', name: `Document ${own}`, url: `https://documents.example.org/${own}.pdf` }],
  }
}
