import { createJournal, type Patience, type SignIn } from '@passerelle/client'
import { Pool } from 'undici'
import { demoSchools } from '../demo/schools.ts'
import { enrolCandidates } from './candidates.ts'
import { foundCompanies } from './companies.ts'
import { talkOutside } from './conversations.ts'
import type { Diary } from './diary.ts'
import { holdFairs } from './fairs.ts'
import { closeEarlier, leaveBehind, meetAtTheFair, meetSoon, planOutside } from './interviews.ts'
import { postJobs } from './jobs.ts'
import { putInTouch } from './matches.ts'
import { makePartnerKey } from './partner-key.ts'
import { saysWhoSheIs } from './profiles.ts'
import { takeOnStaff } from './staff.ts'
import { actors, type School, type World } from './world.ts'

interface Seeding {
  url: string
  signIn: SignIn
  diary: Diary
  /** For what one service is to hear of another. */
  patience: () => Patience
  keepKey?: ((secret: string) => void) | undefined
}

/** Milliseconds that one request is tried again while the house does not answer. */
const patienceMs = 120_000

/**
 * Fills a new house with the demo world, as its people would: through the public address. The schools and the first of
 * their staff are there already (registerDemoSchools). The same world each time, but for ids and the present. What the diary says is done is not
 * done again, and what was under way when a seeding was killed is done once, within a day.
 * @param keepKey gets the secret of an API key of École Rive Gauche; without it there is no key
 * @throws when the house refuses something or does not answer
 */
export async function seedDemo({ url, signIn, diary, patience, keepKey }: Seeding): Promise<void> {
  const dispatcher = new Pool(url, { connections: 32, pipelining: 1 })
  try {
    const as = actors({ url, dispatcher, signIn, journal: createJournal(), patienceMs }, diary, patience)
    const [riveGauche, leman] = demoSchools.map(({ id, staff }): School => ({ id, staff: as(staff[0]!) }))
    const world: World = { now: diary.begunAt, diary, as, schools: { riveGauche: riveGauche!, leman: leman! } }
    const [companies, candidates] = await Promise.all([foundCompanies(world), enrolCandidates(world), takeOnStaff(as)])
    const [fairs, jobId] = await Promise.all([
      holdFairs(world, companies, candidates),
      postJobs(world, companies),
      saysWhoSheIs(candidates.riveGauche[0]!),
    ])
    await Promise.all([
      meetAtTheFair(world, fairs.live),
      closeEarlier(world, fairs.nextMonth),
      planOutside(world, fairs.live),
      meetSoon(world, fairs.live),
      talkOutside(world, companies, candidates.riveGauche),
      leaveBehind(world, fairs.live, companies),
      putInTouch(world, jobId, fairs.live.hosts.get('camille.roux@example.org')!, candidates.riveGauche),
    ])
    if (keepKey) keepKey(await makePartnerKey(world.schools.riveGauche))
  } finally {
    await dispatcher.close()
  }
}
