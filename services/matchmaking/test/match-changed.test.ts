import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { newId } from '@passerelle/kernel'
import { settle, stranger, type TestClaims, until } from '@passerelle/testkit'
import { byLink, does, matched, namedSchool, schoolId, staff } from './matches.ts'
import { type School, staffOf, startSchool } from './school.ts'

let school: School
beforeAll(async () => {
  school = await startSchool()
  await namedSchool(school)
})
afterAll(() => school[Symbol.asyncDispose]())

const document = 'subscription ($s: ID!) { matchChanged(schoolId: $s) { id state } }'

/** What somebody is told from now on. */
function listen(who: TestClaims, s = schoolId): string[] {
  const told: string[] = []
  // Ends with the client, when the file is done.
  ;(async () => {
    for await (const { matchChanged } of school.api.as(who).subscribe(document, { s })) {
      told.push(`${matchChanged.id} ${matchChanged.state}`)
    }
  })().catch(() => {})
  return told
}

test('AC-04 a change of a match reaches those whom it concerns, and nobody else', async () => {
  const [one, other] = [await matched(school), await matched(school)]
  const concerned = [listen(staff), listen(one.contact), listen(one.talent)]
  const neighbour = listen(other.contact)
  const [elsewhere, organiser, outsider] = [
    listen(one.contact, newId('sch')),
    listen(staffOf(schoolId, 'MANAGE_EVENTS', 'MANAGE_CANDIDATES')),
    listen(stranger()),
  ]
  // A subscription is there once a change is heard; so each of them hears of one first.
  for (let accept = false; ![...concerned, neighbour].every(({ length }) => length > 0); accept = !accept) {
    for (const { id, talent } of [one, other]) await does(school, talent, 'answerOffer', { matchId: id, accept })
    await settle(school.service)
  }
  await does(school, one.talent, 'answerOffer', { matchId: one.id, accept: true })
  await does(school, one.contact, 'refuseCandidate', { matchId: one.id })
  for (const told of concerned) await until('the refusal', () => told.at(-1) === `${one.id} COMPANY_REFUSED`)
  for (const told of concerned.slice(1)) expect(told.every((line) => line.startsWith(one.id))).toBe(true)
  expect(neighbour.every((line) => line.startsWith(other.id))).toBe(true)
  expect([elsewhere, organiser, outsider]).toEqual([[], [], []])
})

test('AC-04 a link in a mail listens to nothing', async () => {
  const { id, contact } = await matched(school)
  const stream = school.api.as(byLink(contact, id, 'VIEW_CANDIDATE')).subscribe(document, { s: schoolId })
  await expect(stream.next()).rejects.toThrow()
})

test('AC-04 who asks for the matches of a school that does not exist, or is not theirs, is told so at once', async () => {
  const { contact, talent } = await matched(school)
  await settle(school.service)
  const first = (who: TestClaims, s: string) =>
    school.api
      .as(who)
      .subscribe(document, { s })
      .next()
      .then(String, ({ errors }) => errors[0].extensions.code)
  for (const who of [staff, contact, talent]) {
    for (const s of [newId('sch'), 'sch_', 'nonsense']) expect(await first(who, s)).toBe('FORBIDDEN')
  }
  const { employers: _, ...outsider } = stranger()
  const noStaff = staffOf(schoolId, 'MANAGE_EVENTS', 'MANAGE_CANDIDATES')
  for (const who of [outsider, noStaff]) expect(await first(who, schoolId)).toBe('FORBIDDEN')
  // Whoever may listen hears nothing until something happens.
  const silence = new Promise((resolve) => setTimeout(resolve, 300, 'silence'))
  const listening = [staff, contact, talent].map((who) => first(who, schoolId))
  expect(await Promise.race([...listening, silence])).toBe('silence')
})
