import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { boothClosed, boothOpened } from '@passerelle/contracts'
import { newId } from '@passerelle/kernel'
import { stranger, until } from '@passerelle/testkit'
import { candidateOf, draftOf, type Fair, publishedOf, say, staffOf, startFair, userOf } from './fair.ts'

let fair: Fair
beforeAll(async () => {
  fair = await startFair()
})
afterAll(() => fair[Symbol.asyncDispose]())

test('HS-16 an employer comes to a fair once the school has approved it, whatever its roles', async () => {
  const school = newId('sch')
  const employerId = newId('emp')
  const camille = userOf(employerId)
  const eventId = await publishedOf(fair, school)
  const open = () => say(fair, camille, 'openBooth', { eventId, employerId })
  const refused = { __typename: 'EmployerNotApproved', code: 'EMPLOYER_NOT_APPROVED', school: { id: school } }

  expect(await open()).toMatchObject(refused)
  await fair.decide(school, employerId, 'DECLINED', [])
  expect(await open()).toMatchObject(refused)
  await fair.decide(newId('sch'), employerId, 'APPROVED')
  expect(await open()).toMatchObject(refused)
  await fair.decide(school, employerId, 'APPROVED', ['POST_JOBS'])
  expect(await open()).toMatchObject({
    state: 'OPEN',
    event: { id: eventId },
    employer: { id: employerId },
    openedBy: { id: camille.sub },
  })
})

test('SI-09 a school that declines an employer later leaves its booths, but opens no new one', async () => {
  const school = newId('sch')
  const employerId = newId('emp')
  const camille = userOf(employerId)
  const [first, second] = [await publishedOf(fair, school), await publishedOf(fair, school)]
  await fair.decide(school, employerId, 'APPROVED')
  const booth = await say(fair, camille, 'openBooth', { eventId: first, employerId })
  await fair.decide(school, employerId, 'DECLINED')

  expect(await say(fair, camille, 'openBooth', { eventId: second, employerId })).toMatchObject({
    code: 'EMPLOYER_NOT_APPROVED',
  })
  expect(await say(fair, camille, 'openBooth', { eventId: first, employerId })).toMatchObject({
    id: booth.id,
    state: 'OPEN',
  })
  const { event, other } = await fair.api
    .as(camille)
    .query(
      'query ($first: ID!, $second: ID!) { event(id: $first) { name viewerBooths { nodes { id } } } other: event(id: $second) { name } }',
      { first, second },
    )
  expect(event.viewerBooths.nodes).toEqual([{ id: booth.id }])
  expect(other).toBeNull()
  await say(fair, camille, 'closeBooth', { boothId: booth.id })
  expect(await say(fair, camille, 'openBooth', { eventId: first, employerId })).toMatchObject({
    code: 'EMPLOYER_NOT_APPROVED',
  })
})

/** A fair that a company may come to, and who opens and closes its booth there. */
async function approved() {
  const school = newId('sch')
  const employerId = newId('emp')
  const eventId = await publishedOf(fair, school)
  await fair.decide(school, employerId, 'APPROVED')
  const open = (who = userOf(employerId)) => say(fair, who, 'openBooth', { eventId, employerId })
  const close = (who: Parameters<typeof say>[1], { id }: { id: string }) =>
    say(fair, who, 'closeBooth', { boothId: id })
  return { school, employerId, open, close }
}

test('SI-11 (part) booths are opened and closed by recruiters and above', async () => {
  const { employerId, open, close } = await approved()
  expect(await open(userOf(employerId, 'REPRESENTATIVE'))).toMatchObject({ code: 'FORBIDDEN' })
  expect(await open(userOf(newId('emp'), 'OWNER'))).toMatchObject({ code: 'FORBIDDEN' })
  const booth = await open()
  expect(await close(userOf(employerId, 'REPRESENTATIVE'), booth)).toMatchObject({ code: 'FORBIDDEN' })
  expect(await close(userOf(employerId, 'ADMIN'), booth)).toMatchObject({ state: 'CLOSED' })
})

test('AC-04 a booth is closed by the organiser too, and by nobody else of the school or elsewhere', async () => {
  const { school, open, close } = await approved()
  const booth = await open()
  expect(await close(stranger(), booth)).toMatchObject({ code: 'NOT_FOUND' })
  expect(await close(candidateOf(school), booth)).toMatchObject({ code: 'FORBIDDEN' })
  expect(await close(staffOf(school, 'MANAGE_CANDIDATES'), booth)).toMatchObject({ code: 'FORBIDDEN' })
  expect(await close(staffOf(school, 'MANAGE_EVENTS'), booth)).toMatchObject({ state: 'CLOSED' })
  expect(await open()).toMatchObject({ id: booth.id, state: 'OPEN' })
})

test('GQ-06 a booth is opened at a published event only, while it lasts', async () => {
  const school = newId('sch')
  const employerId = newId('emp')
  await fair.decide(school, employerId, 'APPROVED')
  const open = async (eventId: string) =>
    (await say(fair, userOf(employerId), 'openBooth', { eventId, employerId })).code
  const cancelled = await publishedOf(fair, school)
  await say(fair, staffOf(school, 'MANAGE_EVENTS'), 'cancelEvent', { eventId: cancelled })
  const short = [{ date: '2026-11-22', opensAt: '09:00', closesAt: '12:00' }]
  const today = await publishedOf(fair, school, { days: short })
  fair.clock.set('2026-11-22T11:00:00Z')
  const codes = [
    await open(await draftOf(fair, school)),
    await open(newId('evt')),
    await open(cancelled),
    await open(today),
  ]
  fair.clock.set('2026-11-22T09:00:00Z')
  expect(codes).toEqual(['NOT_FOUND', 'NOT_FOUND', 'EVENT_CANCELLED', 'EVENT_OVER'])
})

test('EV-02 other services hear of a booth when it opens and closes, once each time', async () => {
  const heard = await fair.hears([boothOpened, boothClosed])
  const school = newId('sch')
  const employerId = newId('emp')
  const eventId = await publishedOf(fair, school)
  await fair.decide(school, employerId, 'APPROVED')
  const open = () => say(fair, userOf(employerId), 'openBooth', { eventId, employerId })
  const boothId = (await open()).id
  await open()
  await say(fair, userOf(employerId), 'closeBooth', { boothId })
  await say(fair, userOf(employerId), 'closeBooth', { boothId })
  await open()
  await until('three facts', () => heard.length >= 3)
  expect(heard.map(({ data, aggregateVersion }) => [data, aggregateVersion])).toEqual([
    [{ id: boothId, eventId, employerId, open: true }, 1],
    [{ id: boothId, eventId, employerId, open: false }, 2],
    [{ id: boothId, eventId, employerId, open: true }, 3],
  ])
})
