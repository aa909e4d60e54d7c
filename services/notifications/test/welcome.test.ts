import { afterAll, beforeAll, expect, test } from '@jest/globals'
import {
  type CandidateState,
  candidateEnrolled,
  candidateLinked,
  type EmployerUserState,
  employerRegistered,
  employerUserAdded,
  employerUserRemoved,
  interviewRequested,
  personRegistered,
  schoolRegistered,
  staffMemberAdded,
  staffMemberRemoved,
} from '@passerelle/contracts'
import { newId } from '@passerelle/kernel'
import { conversations } from '../src/mail/sending/create-transporter.ts'
import { PersonProjection } from '../src/projections/person.ts'
import { type Notifications, startService } from './support/service.ts'
import { interview, person } from './support/world.ts'

let on: Notifications
beforeAll(async () => {
  on = await startService()
}, 60_000)
afterAll(() => on?.[Symbol.asyncDispose]())

type Somebody = ReturnType<typeof person>

/** Somebody with an address of their own, who is known here. */
async function known(name: string, locale: 'fr' | 'en' = 'fr'): Promise<Somebody> {
  const one = person(name, { locale, email: `${crypto.randomUUID()}@example.org` })
  await on.happen(personRegistered, one)
  return one
}

async function taken(by: Somebody | null, who: Somebody) {
  const school = { ...schoolRegistered.example, id: newId('sch'), name: 'École Rive Gauche', staff: [] }
  await on.happen(schoolRegistered, school)
  const member = {
    ...staffMemberAdded.example,
    ...{ schoolId: school.id, personId: who.id, name: who.name },
    ...{ by: by?.id ?? null, byName: by?.name ?? null },
  }
  await on.happen(staffMemberAdded, member, by?.id)
  return member
}

async function entered(by: Somebody | null, who: Somebody, more: Partial<EmployerUserState> = {}) {
  const employer = { ...employerRegistered.example, id: newId('emp'), name: 'Atelier Boréal' }
  await on.happen(employerRegistered, employer)
  const user = { ...employerUserAdded.example, id: newId('eus'), employerId: employer.id, personId: who.id, ...more }
  await on.happen(employerUserAdded, user, by?.id)
  return user
}

const mailsTo = ({ email }: Somebody) => on.mails.received.filter(({ to }) => to === email).map(({ mail }) => mail)
const kinds = async (who: Somebody) => {
  const { myNotices } = await on.api.as({ sub: who.id }).query('{ myNotices { nodes { kind title body } } }')
  return myNotices.nodes
}

test('SI-22 a colleague entered by a company is told by whom, as what, and what was entered', async () => {
  const [camille, leo] = [await known('Camille Roux'), await known('Léo Blanc')]
  await entered(camille, leo)
  await on.settle()
  const [mail] = mailsTo(leo)
  expect(mail!.subject).toBe('Vous faites partie de l’entreprise : Atelier Boréal')
  expect(mail!.text).toContain('Saisi par : Camille Roux')
  expect(mail!.text).toContain(`Saisi de vous : Léo Blanc, ${leo.email}`)
  expect(mail!.text).toContain('Votre rôle : recruteur')
})

test('SI-22 a colleague taken onto the staff of a school is told by whom, and what they may do', async () => {
  const [helene, karim] = [await known('Hélène Garnier'), await known('Karim Haddad', 'en')]
  await taken(helene, karim)
  await on.settle()
  const [mail] = mailsTo(karim)
  expect(mail!.subject).toBe('You are on the staff: École Rive Gauche')
  expect(mail!.text).toContain('Entered by: Hélène Garnier')
  expect(mail!.text).toContain('Your permissions: managing events')
})

test('SI-22 the mail says what one can do about it: oneself, at who answers for it, at the authority', async () => {
  const [camille, leo, zoe] = [await known('Camille Roux'), await known('Léo'), await known('Zoe', 'en')]
  await entered(camille, leo)
  await entered(camille, zoe)
  await on.settle()
  const said = [mailsTo(leo)[0]!.text, mailsTo(zoe)[0]!.text].map((text) => text!.replace(/\s+/g, ' '))
  for (const words of ['corrigez votre nom', 'Adressez-vous à Atelier Boréal', 'vous y opposer', 'https://www.cnil.fr'])
    expect(said[0]).toContain(words)
  for (const words of ['correct your name', 'Turn to Atelier Boréal', 'object to it', 'data protection authority'])
    expect(said[1]).toContain(words)
})

async function enrolled(by: Somebody, who: Somebody, more: Partial<CandidateState> = {}) {
  const school = { ...schoolRegistered.example, id: newId('sch'), name: 'École Rive Gauche', staff: [] }
  await on.happen(schoolRegistered, school)
  const candidate = { ...candidateEnrolled.example, id: newId('cnd'), schoolId: school.id, personId: who.id, ...more }
  await on.happen(candidateEnrolled, candidate, by.id)
  return candidate
}

test('SI-22 a candidate whom a school enters is told by whom, and what was entered', async () => {
  const [helene, ines] = [await known('Hélène Garnier'), await known('Inès Marchand')]
  await enrolled(helene, ines)
  await on.settle()
  const [mail] = mailsTo(ines)
  expect(mail!.subject).toBe('Votre dossier de candidat : École Rive Gauche')
  expect(mail!.text).toContain('Saisi par : Hélène Garnier')
  expect(mail!.text!.replace(/\s+/g, ' ')).toContain('date de naissance')
})

test('SI-22 a candidate is told once, however many files a school has of them', async () => {
  const [helene, ines] = [await known('Hélène Garnier'), await known('Inès Marchand')]
  const first = await enrolled(helene, ines)
  await on.happen(candidateLinked, first, helene.id)
  await on.happen(candidateEnrolled, { ...first, id: newId('cnd') }, helene.id)
  await on.settle()
  expect([mailsTo(ines).length, (await kinds(ines)).length]).toEqual([1, 1])
})

/** Somebody whom a school has entered and who has never signed in. */
async function neverSignedIn() {
  const helene = await known('Hélène Garnier')
  const ines = person('Inès Marchand', { email: `${crypto.randomUUID()}@example.org` })
  const file = await enrolled(helene, ines, { personId: null, email: ines.email })
  await on.settle()
  return { helene, ines, file }
}

test('SI-22 a candidate who has never signed in is told at the address of the file', async () => {
  const { ines } = await neverSignedIn()
  const [mail] = mailsTo(ines)
  expect(mail!.subject).toBe('Votre dossier de candidat : École Rive Gauche')
  expect(mail!.text).toContain('Saisi par : Hélène Garnier')
})

test('SI-22 a candidate is told, too, when word of the school comes after word of the file', async () => {
  const [helene, ines] = [await known('Hélène Garnier'), await known('Inès Marchand')]
  const school = { ...schoolRegistered.example, id: newId('sch'), staff: [] }
  const file = { ...candidateEnrolled.example, id: newId('cnd'), schoolId: school.id, personId: null }
  await on.happen(candidateEnrolled, { ...file, email: ines.email }, helene.id)
  await on.happen(candidateLinked, { ...file, personId: ines.id, email: null }, ines.id)
  await on.settle()
  expect(mailsTo(ines)).toEqual([])
  await on.happen(schoolRegistered, school)
  await on.settle()
  expect(mailsTo(ines)).toHaveLength(1)
})

test('SI-22 a candidate who has been told at the address of the file is told no more once they sign in', async () => {
  const { helene, ines, file } = await neverSignedIn()
  await on.happen(candidateEnrolled, { ...file, id: newId('cnd') }, helene.id)
  await on.settle()
  await on.happen(personRegistered, ines)
  await on.happen(candidateLinked, { ...file, personId: ines.id, email: null }, ines.id)
  await on.settle()
  await on.happen(candidateEnrolled, { ...file, id: newId('cnd'), personId: ines.id, email: null }, helene.id)
  await on.settle()
  expect(mailsTo(ines)).toHaveLength(1)
})

test('SI-22 the application tells it, too', async () => {
  const [helene, karim] = [await known('Hélène Garnier'), await known('Karim Haddad')]
  await taken(helene, karim)
  await entered(helene, karim)
  await on.settle()
  expect((await kinds(karim)).map(({ kind }: { kind: string }) => kind).sort()).toEqual([
    'WELCOME_EMPLOYER_USER',
    'WELCOME_STAFF',
  ])
})

test('SI-22 whoever was entered by the operator is told so without a name', async () => {
  const karim = await known('Karim Haddad')
  await taken(null, karim)
  await on.settle()
  expect(mailsTo(karim)[0]!.text).not.toContain('Saisi par')
  expect((await kinds(karim))[0].body).toMatch(/^Vous y avez un accès\./)
})

test('SI-22 whoever enters a company is told nothing about themselves', async () => {
  const camille = await known('Camille Roux')
  await entered(camille, camille, { role: 'OWNER' })
  await on.settle()
  expect([mailsTo(camille), await kinds(camille)]).toEqual([[], []])
})

test('SI-22 whoever leaves a school and comes back is told once', async () => {
  const [helene, karim] = [await known('Hélène Garnier'), await known('Karim Haddad')]
  const member = await taken(helene, karim)
  await on.settle()
  await on.happen(staffMemberRemoved, { ...member, active: false, permissions: [] }, helene.id)
  await on.happen(staffMemberAdded, member, helene.id)
  await on.settle()
  expect(mailsTo(karim)).toHaveLength(1)
})

test('SI-22 each school tells it', async () => {
  const [helene, karim] = [await known('Hélène Garnier'), await known('Karim Haddad')]
  await taken(helene, karim)
  await taken(helene, karim)
  await on.settle()
  expect(mailsTo(karim)).toHaveLength(2)
})

test('SI-22 whoever is gone again before the mail leaves is not written to', async () => {
  const camille = await known('Camille Roux')
  const leo = person('Léo Blanc', { email: `${crypto.randomUUID()}@example.org` })
  const user = await entered(camille, leo)
  await on.happen(employerUserRemoved, { ...user, active: false })
  await on.settle()
  // Nobody could be written to before.
  await on.happen(personRegistered, leo)
  await on.settle()
  expect(mailsTo(leo)).toEqual([])
})

test('SI-22 whatever somebody waits for leaves before them, however many they are', async () => {
  const camille = await known('Camille Roux')
  const unknown = (name: string) => person(name, { email: `${crypto.randomUUID()}@example.org` })
  const [ines, ...many] = ['Inès Marchand', ...Array.from({ length: 40 }, (_, n) => `Colleague ${n}`)].map(unknown)
  for (const one of many) await entered(camille, one)
  const request = interview({ status: 'REQUESTED', slot: null, talent: camille.id, recruiter: ines!.id })
  await on.happen(interviewRequested, { ...request, changedBy: camille.id })
  await on.settle()
  on.mails.received.length = 0
  // All of them may leave from the same moment on; the request was the last to be queued.
  const rows = [ines!, ...many].map((one) => new PersonProjection(one))
  await on.orm.em.fork().insertMany(PersonProjection, rows)
  await on.settle()
  expect(on.mails.received).toHaveLength(41)
  expect(on.mails.received.findIndex(({ to }) => to === ines!.email)).toBeLessThan(conversations)
})
