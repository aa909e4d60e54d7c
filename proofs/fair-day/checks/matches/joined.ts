import { aFewAtATime } from '../../a-few-at-a-time.ts'
import type { Talent } from '../../fair.ts'
import type { Lived } from '../../phases/matches/live-matches.ts'
import type { Newcomer, Planned } from '../../phases/matches/sign-in-late.ts'
import type { Finding, Scene } from '../finding.ts'
import { agendaOf, clashesIn } from '../never-two-at-once.ts'
import { readUntil } from '../read-until.ts'

/**
 * What was agreed upon with a file is its person's at the first sign-in (PE-28): interviews, answers and matches, of each of their files;
 * of two at one time the earlier one, and the other is cancelled and told; nothing is mailed a second time.
 */
export async function joined(lived: Lived, scene: Scene, withinMs: number): Promise<Finding> {
  const { newcomers } = lived
  const giveUpAt = Date.now() + withinMs
  const wrong = await aFewAtATime(newcomers, async (newcomer) => {
    const { talent, doubled, raced } = newcomer
    return [
      ...newcomer.wrong,
      ...(await wronglyInAgenda(newcomer, lived, giveUpAt)),
      ...(await unread(newcomer, scene.fair.schoolId, giveUpAt)),
      ...(await wronglyMailed(lived, newcomer, scene, giveUpAt)),
      ...(await Promise.all(doubled.map((one) => wronglyRead(talent, one, doubleBooked, giveUpAt)))).flat(),
      ...(await wronglyRaced(talent, raced, giveUpAt)),
    ]
  })
  const count = (of: (newcomer: Newcomer) => readonly unknown[]) =>
    newcomers.reduce((sum, newcomer) => sum + of(newcomer).length, 0)
  return {
    title: 'What was agreed upon with a file is its person’s at the first sign-in, and never two at once',
    looked: `${newcomers.length} people of ${count(({ files }) => files)} files, ${count(({ standing }) => standing)} interviews that stand, ${count(({ doubled, raced }) => [...doubled, ...raced])} contested`,
    wrong: wrong.flat(),
  }
}

/** All that stands, what was agreed upon outside the fair since, and of what was planned at the moment of the sign-in one. */
async function wronglyInAgenda(
  { talent, standing, raced }: Newcomer,
  { asked }: Pick<Lived, 'asked'>,
  giveUpAt: number,
): Promise<string[]> {
  const outside = asked.filter((one) => one.talent === talent).flatMap((one) => [one.interviewId, one.plannedId])
  const due = [...standing.map(({ id }) => id), ...outside]
  const missingIn = (agenda: readonly { id: string }[]) => due.filter((id) => !agenda.some((one) => one.id === id))
  const surplusIn = (agenda: readonly { id: string }[]) =>
    agenda.filter(({ id }) => !due.includes(id) && !raced.some((one) => one.id === id))
  const isRight = (agenda: Awaited<ReturnType<typeof agendaOf>>) =>
    missingIn(agenda).length + surplusIn(agenda).length + clashesIn(talent.caller, agenda).length === 0
  const agenda = await readUntil(giveUpAt, isRight, () => agendaOf(talent.caller))
  const { email } = talent.person
  return [
    ...missingIn(agenda).map((id) => `${id} is not in the agenda of ${email}`),
    ...surplusIn(agenda).map(({ id }) => `${id} is in the agenda of ${email}`),
    ...clashesIn(talent.caller, agenda),
  ]
}

const doubleBooked = 'CANCELLED by DOUBLE_BOOKED'
const confirmed = 'CONFIRMED by null'

interface Interview {
  readonly status: string
  readonly cancellationCause: string | null
  readonly talent: { readonly id: string } | null
}

/** How an interview stands, as the person reads it and as whoever leads it does, for whom the candidate is that person now. */
async function wronglyRead(
  { caller, person }: Talent,
  { id, offer }: Planned,
  due: string,
  giveUpAt: number,
): Promise<string[]> {
  const { me } = await caller.ask<{ me: { id: string } }>('query WhoAmI { me { id } }')
  const wanted = `${due} with ${me.id}`
  const wrong = await Promise.all(
    [caller, offer.contact].map(async (reader) => {
      const read = async () => {
        const { interview } = await reader.ask<{ interview: Interview | null }>(one, { id })
        return `${interview?.status} by ${interview?.cancellationCause} with ${interview?.talent?.id}`
      }
      const said = await readUntil(giveUpAt, (seen) => seen === wanted, read)
      return said === wanted
        ? []
        : [`${id} of ${person.email} is read by ${reader.person.email} as ${said} instead of ${wanted}`]
    }),
  )
  return wrong.flat()
}

const one = 'query OfNewcomer($id: ID!) { interview(id: $id) { id status cancellationCause talent { id } } }'

/** Of those that were planned at one time exactly one stands. */
async function wronglyRaced(
  { caller, person }: Talent,
  raced: readonly Planned[],
  giveUpAt: number,
): Promise<string[]> {
  const due = raced.map((_, index) => (index === 0 ? confirmed : doubleBooked)).join(', ')
  const read = async () => {
    const all = await Promise.all(raced.map(({ id }) => caller.ask<{ interview: Interview | null }>(one, { id })))
    return all
      .map(({ interview }) => `${interview?.status} by ${interview?.cancellationCause}`)
      .sort()
      .reverse()
      .join(', ')
  }
  const said = await readUntil(giveUpAt, (seen) => seen === due, read)
  return said === due ? [] : [`what was planned with ${person.email} at sign-in is ${said} instead of ${due}`]
}

interface Mine {
  myMatches: { nodes: { id: string }[] }
}

/** What stands with its answer by link, and the matches of all files, as the person reads them. */
async function unread(
  { talent, pairs, standing, answers }: Newcomer,
  schoolId: string,
  giveUpAt: number,
): Promise<string[]> {
  const { caller, person } = talent
  const ids = pairs.map(({ matchId }) => matchId)
  const mine = await readUntil(
    giveUpAt,
    (read) => ids.every((id) => read.includes(id)),
    async () => (await caller.ask<Mine>(matches, { schoolId })).myMatches.nodes.map(({ id }) => id),
  )
  const wrong = await Promise.all(standing.map((one) => wronglyRead(talent, one, confirmed, giveUpAt)))
  const given = await Promise.all(
    answers.map(async ({ interviewId: id, response, origin }) => {
      const due = `${response} by ${origin}`
      const read = async () => {
        const { interview } = await caller.ask<Answered>(answered, { id })
        return `${interview?.invitation?.response} by ${interview?.invitation?.origin}`
      }
      const said = await readUntil(giveUpAt, (seen) => seen === due, read)
      return said === due ? [] : [`${person.email} reads their answer to ${id} as ${said} instead of ${due}`]
    }),
  )
  return [
    ...ids.filter((id) => !mine.includes(id)).map((id) => `${id} is not among the matches of ${person.email}`),
    ...wrong.flat(),
    ...given.flat(),
  ]
}

interface Answered {
  interview: { invitation: { response: string; origin: string } | null } | null
}

const matches = 'query MatchesOfMine($schoolId: ID!) { myMatches(schoolId: $schoolId, first: 100) { nodes { id } } }'
const answered = 'query AnswerOfMine($id: ID!) { interview(id: $id) { id invitation { response origin } } }'

/** Each was invited to once, before the sign-in, and what could not be met was cancelled once in calendars. */
async function wronglyMailed(
  { inbox }: Lived,
  { talent, standing, doubled }: Newcomer,
  scene: Scene,
  giveUpAt: number,
): Promise<string[]> {
  const { email } = talent.person
  const due = [
    ...standing.map(({ uid }) => ({ uid, requests: 1, cancels: 0 })),
    ...doubled.map(({ uid }) => ({ uid, requests: 1, cancels: 1 })),
  ]
  const wrongIn = (mails: Awaited<ReturnType<typeof inbox.of>>) =>
    due.flatMap(({ uid, requests, cancels }) => {
      const count = (method: string) =>
        mails.filter(({ calendar }) => calendar?.uid === uid && calendar?.method === method).length
      // A mail that a kill left uncertain may be missing, and none comes twice.
      const right = (found: number, wanted: number) => found === wanted || (scene.disturbed && found < wanted)
      if (right(count('REQUEST'), requests) && right(count('CANCEL'), cancels)) return []
      return [`${email} got ${count('REQUEST')} invitations and ${count('CANCEL')} cancellations of ${uid}`]
    })
  return wrongIn(
    await readUntil(
      giveUpAt,
      (mails) => wrongIn(mails).length === 0,
      () => inbox.of(email),
    ),
  )
}
