import { afterAll, beforeAll, expect, test } from '@jest/globals'
import {
  type CallOff,
  employerRegistered,
  eventPublished,
  type InterviewState,
  interviewCancelled,
  interviewConfirmed,
  interviewsCalledOff,
  interviewsLeftStanding,
  personRegistered,
  schoolRegistered,
} from '@passerelle/contracts'
import { newId, type PersonId, type SchoolId } from '@passerelle/kernel'
import { appointmentIn, heardBy } from './support/read-mail.ts'
import { type Notifications, startService } from './support/service.ts'
import { interview, person } from './support/world.ts'

let on: Notifications
beforeAll(async () => {
  on = await startService()
}, 60_000)
afterAll(() => on?.[Symbol.asyncDispose]())

const reasons = {
  EVENT_CANCELLED: ['l’événement est annulé.', 'the event has been called off.'],
  EVENT_CHANGED: [
    'l’organisateur a changé les jours, les heures ou les durées d’entretien de l’événement.',
    'the organiser has changed the days, the hours or the interview lengths of the event.',
  ],
  BOOTH_CLOSED: ['Cosling ne participe plus à l’événement.', 'Cosling no longer takes part in the event.'],
  REGISTRATION_CANCELLED: [
    'Inès Marchand ne participe plus à l’événement.',
    'Inès Marchand no longer takes part in the event.',
  ],
  DOUBLE_BOOKED: [
    'l’un des participants avait déjà un autre rendez-vous à cette heure.',
    'one of those who meet had something else at that time already.',
  ],
  EMPLOYER_DECLINED: ['l’école ne travaille plus avec Cosling.', 'the school no longer works with Cosling.'],
  RECRUITER_LEFT: [
    'personne de Cosling n’est plus disponible pour vous recevoir.',
    'nobody of Cosling is available to meet you any more.',
  ],
} satisfies Record<NonNullable<InterviewState['cancellationCause']>, [string, string]>

for (const [cause, [fr, en]] of Object.entries(reasons)) {
  test(`BY-07 both are told once that ${cause} took their interview away, by notice and mail, and why`, async () => {
    const [ines, camille] = [person('Inès Marchand'), person('Camille Roux', { locale: 'en' })]
    const unique = (one: typeof ines) => ({ ...one, email: `${one.id}@example.org` })
    const both = [unique(ines), unique(camille)]
    for (const one of both) await on.happen(personRegistered, one)
    const standing = interview({ talent: ines.id, recruiter: camille.id })
    await on.happen(interviewConfirmed, standing)
    await on.settle()
    const cancellationCause = cause as keyof typeof reasons
    const taken = { status: 'CANCELLED' as const, sequence: 1, changedBy: newId('per'), cancellationCause }
    await on.happen(interviewCancelled, { ...standing, ...taken })
    await on.settle()

    for (const [who, why, label] of [
      [both[0]!, fr, 'Motif : '],
      [both[1]!, en, 'Reason: '],
    ] as const) {
      expect(heardBy(on.mails.received, who.email)).toEqual(['REQUEST 0', 'CANCEL 1'])
      const mail = on.mails.received.filter(({ to }) => to === who.email).at(-1)!
      expect(mail.mail.text?.replaceAll('\r\n', '\n').replaceAll('\n', ' ')).toContain(`${label}${why}`)
      expect(appointmentIn(mail)).toMatchObject({ method: 'CANCEL', status: 'CANCELLED' })
      const { myNotices } = await on.api
        .as({ sub: who.id, locale: who.locale, tz: 'Europe/Paris' })
        .query('{ myNotices { nodes { kind body } } }')
      const told = myNotices.nodes.filter(({ kind }: { kind: string }) => kind === 'INTERVIEW_CANCELLED')
      expect(told).toEqual([{ kind: 'INTERVIEW_CANCELLED', body: expect.stringContaining(`${label}${why}`) }])
    }
  })
}

const organisers: [Pick<CallOff, 'cause' | 'interviews'>, string, string][] = [
  [
    { cause: 'EVENT_CHANGED', interviews: 12 },
    '12 entretiens de « Forum des entreprises » sont annulés',
    `Les personnes concernées sont prévenues. Motif : ${reasons.EVENT_CHANGED[0]}`,
  ],
  [
    { cause: 'BOOTH_CLOSED', interviews: 1 },
    'Un entretien de « Forum des entreprises » est annulé',
    'Les personnes concernées sont prévenues. Motif : Cosling ne participe plus à l’événement.',
  ],
]
for (const [{ cause, interviews }, title, body] of organisers) {
  test(`SI-09 staff with MANAGE_EVENTS are told how many interviews ${cause} took away, who did it too`, async () => {
    const { school, claire, event, employer } = await aFair()
    const employerId = cause === 'BOOTH_CLOSED' ? employer.id : null
    await calledOff(event.id, { cause, interviews, employerId }, claire)
    expect(await noticesOf(claire)).toEqual([
      {
        kind: 'INTERVIEWS_CALLED_OFF',
        title,
        body,
        event: { id: event.id },
        employer: employerId && { id: employerId },
      },
    ])
    expect(await feedOf(school.id)).toEqual([{ event: { id: event.id }, employer: employerId && { id: employerId } }])
  })
}

test('SI-09 staff with MANAGE_EVENTS are told how many interviews stand of a company that was declined, whoever declined it', async () => {
  const { school, claire, employer } = await aFair()
  const standing = { id: newId('apr'), schoolId: school.id, employerId: employer.id }
  await on.happen(interviewsLeftStanding, { ...standing, interviews: 3 }, claire)
  await on.happen(interviewsLeftStanding, { ...standing, interviews: 1 }, newId('per'))
  await on.settle()
  const body =
    'École Rive Gauche n’approuve plus Cosling. Ce qui est confirmé a lieu, sauf si vous l’annulez : à vous de décider.'
  const told = { kind: 'INTERVIEWS_LEFT_STANDING', body, event: null, employer: { id: employer.id } }
  expect(await noticesOf(claire)).toEqual([
    { ...told, title: 'Un entretien avec Cosling reste confirmé' },
    { ...told, title: '3 entretiens avec Cosling restent confirmés' },
  ])
})

test('SI-09 the feed of a school says that interviews of a declined company stand', async () => {
  const { school, employer } = await aFair()
  const id = newId('apr')
  await on.happen(interviewsLeftStanding, { id, schoolId: school.id, employerId: employer.id, interviews: 3 })
  await on.settle()
  expect(await feedOf(school.id, 'INTERVIEWS_LEFT_STANDING')).toEqual([{ event: null, employer: { id: employer.id } }])
})

test('TS-01 when one talent leaves a fair, the school is not told whom he met', async () => {
  const { claire, event } = await aFair()
  await calledOff(event.id, { cause: 'REGISTRATION_CANCELLED', interviews: 2, employerId: null }, newId('per'))
  expect(await noticesOf(claire)).toEqual([])
})

async function aFair() {
  const claire = newId('per')
  const staff = [{ personId: claire, permissions: ['MANAGE_EVENTS'] as never }]
  const school = { ...schoolRegistered.example, id: newId('sch'), staff }
  const event = { ...eventPublished.example, id: newId('evt'), schoolId: school.id }
  const employer = { ...employerRegistered.example, id: newId('emp'), name: 'Cosling' }
  await on.happen(schoolRegistered, school)
  await on.happen(employerRegistered, employer)
  await on.happen(eventPublished, event)
  return { school, claire, event, employer }
}

async function calledOff(eventId: CallOff['eventId'], data: Omit<CallOff, 'eventId'>, actor: PersonId) {
  await on.happen(interviewsCalledOff, { eventId, ...data }, actor)
  await on.settle()
}

async function noticesOf(sub: PersonId) {
  const { myNotices } = await on.api
    .as({ sub, locale: 'fr', tz: 'Europe/Paris' })
    .query('{ myNotices { nodes { kind title body event { id } employer { id } } } }')
  return myNotices.nodes
}

async function feedOf(school: SchoolId, type = 'INTERVIEWS_CALLED_OFF') {
  const { _entities } = await on.api
    .as({ sub: newId('per'), staff: [{ school, permissions: ['MANAGE_EVENTS'] }] })
    .query(
      `query ($of: [_Any!]!) { _entities(representations: $of) { ... on School {
      feed(filter: { types: [${type}] }) { nodes { event { id } employer { id } } } } } }`,
      { of: [{ __typename: 'School', id: school }] },
    )
  return _entities[0].feed.nodes
}
