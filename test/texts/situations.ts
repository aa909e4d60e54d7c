import type { TestPerson } from '@passerelle/testkit'
import { act } from '../act.ts'
import { register } from '../inhabited.ts'
import type { Network } from '../network.ts'

/** Somebody who may do an act now, and an input with which it is done. */
export interface Situation {
  readonly by: TestPerson
  readonly input: object
}

/** By the mutation's name: what makes a situation in which it can be done, anew each time. */
export type Situations = Readonly<Record<string, () => Situation | Promise<Situation>>>

const days = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString()
const day = (ahead: number) => days(ahead).slice(0, 10)
const born = (days: number) => new Date(Date.UTC(2003, 0, 1 - days)).toISOString().slice(0, 10)
const profile = {
  languages: [{ language: 'en', level: 'B2' }],
  documents: [{ kind: 'CV', name: 'CV', url: 'https://example.org/cv.pdf' }],
}
const terms = {
  pay: { from: 38_000, per: 'YEAR' },
  languages: [{ language: 'en', level: 'B2' }],
  tutor: { name: 'Nina Petit' },
}
const job = { title: 'Ingénieure logiciel', description: 'À Nantes.', kind: 'PERMANENT', terms }
const brings = { answer: 'Votre équipe.', whyThisCompany: 'Vos travaux.', questions: [{ text: 'Que ferez-vous ?' }] }

interface Company {
  readonly owner: TestPerson
  readonly employerId: string
  readonly approvalId: string
}

interface Talent {
  readonly person: TestPerson
  readonly candidateId: string
}

/**
 * A school, a fair and a company in which everything that people write something for can be done.
 * @param advance moves the house's clock, milliseconds forward
 */
export async function situationsIn(network: Network, advance: (ms: number) => void): Promise<Situations> {
  let made = 0
  const another = (what: string) => `${what}${++made}@example.org`
  const { settle } = network
  const staff = await network.as('helene@example.org', { name: 'Hélène Garnier' })
  const schoolId = await register(network, 'École Rive Gauche', 'Paris', 'helene@example.org')

  async function company(): Promise<Company> {
    const owner = await network.as(another('owner'))
    const entry = {
      registrationScheme: 'NATIONAL',
      registrationCountry: 'BE',
      registrationNumber: `0400${1000 + ++made}`,
    }
    const { id: employerId } = await act(owner, 'registerEmployer', 'Employer { id }', { name: 'Verrerie', ...entry })
    const { id: approvalId } = await act(owner, 'requestApproval', 'Approval { id }', { employerId, schoolId })
    return { owner, employerId, approvalId }
  }
  const approve = ({ approvalId }: Company) => act(staff, 'approveEmployer', 'Approval { id }', { approvalId })

  const main = await company()
  await approve(main)
  const { owner, employerId } = main
  const asRecruiter = { employerId, role: 'RECRUITER', name: 'Nina Petit', email: 'nina@example.org' }
  await act(owner, 'addEmployerUser', 'EmployerUser { id }', asRecruiter)
  const nina = await network.as('nina@example.org')

  async function posted(): Promise<{ jobId: string; jobReviewId: string }> {
    const text = { ...job, title: `${job.title} ${++made}` }
    const { id, reviews } = await act(owner, 'postJob', 'Job { id reviews { id } }', {
      ...{ employerId, schoolIds: [schoolId], ...text },
    })
    return { jobId: id, jobReviewId: reviews[0].id }
  }
  const offer = await posted()
  await act(staff, 'approveJob', 'JobReview { id }', { jobReviewId: offer.jobReviewId })

  const format = { name: 'Forum', timeZone: 'Europe/Paris', durations: [20], requestPolicy: 'BOTH' }
  const hours = { opensAt: '08:00', closesAt: '20:00' }
  const newEvent = {
    schoolId,
    ...format,
    days: [
      { date: day(30), ...hours },
      { date: day(31), ...hours },
    ],
  }
  const { id: eventId } = await act(staff, 'createEvent', 'Event { id }', newEvent)
  await act(staff, 'publishEvent', 'Event { id }', { eventId })
  const { id: draftId } = await act(staff, 'createEvent', 'Event { id }', newEvent)
  await settle()
  await act(owner, 'openBooth', 'Booth { id }', { eventId, employerId })
  await settle()
  const calendar = { eventId, interviewKind: 'INFORMATIONAL', customQuestion: 'Pourquoi nous ?' }
  const hostOf = async (host: TestPerson, bookingMode: string) => {
    const input = { ...calendar, bookingMode, days: [{ date: day(30) }, { date: day(31) }] }
    return (await act(host, 'openAvailability', 'Host { id }', input)).id as string
  }
  const direct = await hostOf(owner, 'DIRECT')
  const selective = await hostOf(nina, 'SELECTIVE')
  await settle()

  const newcomer = () => {
    const names = { firstName: `Inès ${++made}`, lastName: `Marchand ${made}` }
    // Whoever is called alike was born on another day.
    return { ...names, email: another('talent'), birthDate: born(made), campaign: '2026-2027' }
  }
  const waiting: Talent[] = []
  /** Somebody who takes part in the fair and has done nothing there yet. */
  async function talent(): Promise<Talent> {
    if (waiting.length === 0) {
      const candidates = Array.from({ length: 25 }, newcomer)
      const enrolled = 'CandidatesEnrolled { results { ... on Candidate { id } } }'
      const { results } = await act(staff, 'enrolCandidates', enrolled, { schoolId, candidates })
      const signIn = async ({ email }: { email: string }, index: number) => {
        const person = await network.as(email)
        await person.query('{ me { id } }')
        return { person, candidateId: results[index].id }
      }
      waiting.push(...(await Promise.all(candidates.map(signIn))))
      await settle()
      const enter = ({ person }: Talent) => act(person, 'registerForEvent', 'Registration { id }', { eventId })
      await Promise.all(waiting.map(enter))
      await settle()
    }
    return waiting.pop()!
  }

  async function booking() {
    const { person } = await talent()
    const { host } = await person.query('query ($id: ID!) { host(id: $id) { slots { startsAt } } }', { id: direct })
    return { by: person, input: { hostId: direct, startsAt: host.slots[0].startsAt, ...brings } }
  }
  async function request() {
    const { person } = await talent()
    return { by: person, input: { hostId: selective, message: 'Bonjour', ...brings } }
  }
  const offered = {
    employerId,
    topics: ['Le métier'],
    languages: ['fr'],
    perMonth: 50,
    customQuestion: 'Pourquoi moi ?',
  }
  async function asked() {
    const { person } = await talent()
    const { id: offerId } = await act(nina, 'offerInformationalInterviews', 'InformationalOffer { id }', offered)
    return { by: person, input: { offerId, message: 'Bonjour', ...brings } }
  }
  async function accepted() {
    const { by, input } = await asked()
    const { id: interviewId } = await act(by, 'requestInformationalInterview', 'Interview { id }', input)
    await act(nina, 'acceptRequest', 'Interview { id }', { interviewId, times: [days(60)] })
    return { by, interviewId: interviewId as string }
  }
  async function matched() {
    const { person, candidateId } = await talent()
    const { id: matchId } = await act(staff, 'proposeMatch', 'Match { id }', { candidateId, jobId: offer.jobId })
    return { person, matchId }
  }
  async function offerTaken() {
    const { person, matchId } = await matched()
    await act(person, 'answerOffer', 'Match { id }', { matchId, accept: true })
    return { person, matchId }
  }
  async function plan() {
    const { person, candidateId } = await talent()
    const startsAt = days(50 + ++made / 12)
    return {
      person,
      input: { employerId, candidateId, startsAt: `${startsAt.slice(0, 16)}:00Z`, kind: 'INFORMATIONAL' },
    }
  }
  async function planned() {
    const { person, input } = await plan()
    const { id: interviewId } = await act(owner, 'planInterview', 'Interview { id }', input)
    await settle()
    return { person, interviewId: interviewId as string }
  }

  return {
    updateMyProfile: () => ({ by: nina, input: { name: 'Nina Petit' } }),
    createApiKey: () => ({ by: staff, input: { schoolId, name: 'Portal', scopes: ['READ_EVENTS'] } }),
    declineEmployer: async () => {
      const { approvalId } = await company()
      return { by: staff, input: { approvalId, reason: 'Adresse incomplète.' } }
    },
    grantAutoApproval: async () => {
      const fresh = await company()
      await approve(fresh)
      return { by: staff, input: { approvalId: fresh.approvalId } }
    },
    revokeAutoApproval: async () => {
      const fresh = await company()
      await approve(fresh)
      await act(staff, 'grantAutoApproval', 'Approval { id }', { approvalId: fresh.approvalId })
      return { by: staff, input: { approvalId: fresh.approvalId } }
    },
    addStaffMember: () => {
      const colleague = { email: another('staff'), name: 'Nora Blin', permissions: ['APPROVE_JOBS'] }
      return { by: staff, input: { schoolId, ...colleague } }
    },
    addEmployerUser: () => {
      const colleague = { email: another('colleague'), name: 'Léo Blanc', role: 'REPRESENTATIVE' }
      return { by: owner, input: { employerId, ...colleague } }
    },
    registerEmployer: () => {
      const entry = { registrationScheme: 'NATIONAL', registrationCountry: 'BE' }
      return { by: nina, input: { name: 'Verrerie', ...entry, registrationNumber: `0400${1000 + ++made}` } }
    },
    updateEmployer: () => ({ by: owner, input: { employerId } }),
    declineJob: async () => {
      const { jobReviewId } = await posted()
      return { by: staff, input: { jobReviewId, reasons: ['PAY_STRUCTURE'] } }
    },
    askAboutJob: async () => {
      const { jobReviewId } = await posted()
      return { by: staff, input: { jobReviewId, question: 'Quel salaire ?' } }
    },
    resubmitJob: async () => {
      const { jobReviewId } = await posted()
      const decline = { jobReviewId, reasons: ['PAY_STRUCTURE'], comment: 'Lequel ?', allowResubmission: true }
      await act(staff, 'declineJob', 'JobReview { id }', decline)
      return { by: owner, input: { jobReviewId, terms } }
    },
    postJob: () => ({ by: owner, input: { employerId, schoolIds: [schoolId], ...job } }),
    duplicateJob: () => ({ by: owner, input: { jobId: offer.jobId, schoolIds: [schoolId], terms } }),
    createEvent: () => ({ by: staff, input: newEvent }),
    updateEvent: () => ({ by: staff, input: { eventId: draftId, days: newEvent.days } }),
    enrolCandidate: () => ({ by: staff, input: { schoolId, ...newcomer(), profile } }),
    enrolCandidates: () => ({ by: staff, input: { schoolId, candidates: [{ ...newcomer(), profile }] } }),
    updateProfile: async () => {
      const { person, candidateId } = await talent()
      return { by: person, input: { candidateId, profile } }
    },
    updateCandidate: async () => {
      const { id: candidateId } = await act(staff, 'enrolCandidate', 'Candidate { id }', { schoolId, ...newcomer() })
      return { by: staff, input: { candidateId } }
    },
    proposeMatch: async () => {
      const { candidateId } = await talent()
      const documents = [{ kind: 'CV', name: 'CV', url: 'https://example.org/cv.pdf' }]
      return { by: staff, input: { candidateId, jobId: offer.jobId, documents } }
    },
    answerOffer: async () => {
      const { person, matchId } = await matched()
      return { by: person, input: { matchId, accept: true } }
    },
    acceptCandidate: async () => {
      const { matchId } = await offerTaken()
      return { by: owner, input: { matchId, startsAt: days(80 + ++made), durationMinutes: 45 } }
    },
    refuseCandidate: async () => ({ by: owner, input: { matchId: (await offerTaken()).matchId } }),
    answerAppointment: async () => {
      const { person, matchId } = await offerTaken()
      const appointment = { matchId, startsAt: days(80 + ++made), durationMinutes: 45 }
      await act(owner, 'acceptCandidate', 'Match { id }', appointment)
      return { by: person, input: { matchId, round: 1, accept: false } }
    },
    setSchoolTexts: () => ({ by: staff, input: { schoolId, safetyAdvice: [{ text: 'Ne payez rien.' }] } }),
    remindContact: async () => ({ by: staff, input: { matchId: (await offerTaken()).matchId } }),
    stepBack: async () => {
      const { matchId } = await matched()
      await act(staff, 'answerOffer', 'Match { id }', { matchId, accept: true })
      return { by: staff, input: { matchId, step: 2 } }
    },
    endMatch: async () => ({ by: staff, input: { matchId: (await matched()).matchId } }),
    answerInvitation: once(async () => {
      const { person, interviewId } = await planned()
      await act(owner, 'inviteToInterview', 'Interview { id }', { interviewId })
      await settle()
      const asked = 'query ($id: ID!) { interview(id: $id) { invitations { edges { node { id } } } } }'
      const { interview } = await person.query(asked, { id: interviewId })
      return { by: person, input: { invitationId: interview.invitations.edges[0].node.id, response: 'TENTATIVE' } }
    }),
    draftInvitation: once(async () => ({ by: owner, input: { interviewId: (await planned()).interviewId } })),
    editInvitation: once(async () => {
      const { interviewId } = await planned()
      await act(owner, 'draftInvitation', 'InvitationDraft { state }', { interviewId })
      return { by: owner, input: { interviewId } }
    }),
    openAvailability: () => ({ by: nina, input: { ...calendar, days: [{ date: day(30) }] } }),
    configureHost: () => ({ by: nina, input: { hostId: selective } }),
    prepareQuestions: once(async () => {
      const { person, interviewId } = await planned()
      return { by: person, input: { interviewId, questions: [{ text: 'Que ferez-vous ?' }] } }
    }),
    cancelInterview: async () => {
      const { by, input } = await booking()
      const { id: interviewId } = await act(by, 'bookSlot', 'Interview { id }', input)
      return { by, input: { interviewId } }
    },
    requestInterview: request,
    offerInterview: async () => {
      const { candidateId } = await talent()
      return { by: nina, input: { hostId: selective, candidateId, message: 'Bonjour' } }
    },
    offerInformationalInterviews: () => ({ by: nina, input: offered }),
    requestInformationalInterview: asked,
    acceptRequest: async () => {
      const { by, input } = await asked()
      const { id: interviewId } = await act(by, 'requestInformationalInterview', 'Interview { id }', input)
      return { by: nina, input: { interviewId, times: [days(60)], place: lyon } }
    },
    proposeTimes: async () => {
      const { interviewId } = await accepted()
      return { by: nina, input: { interviewId, times: [days(61)], place: lyon } }
    },
    refuseTimes: async () => {
      const { by, interviewId } = await accepted()
      return { by, input: { interviewId } }
    },
    rejectRequest: async () => {
      const { by, input } = await request()
      const { id: interviewId } = await act(by, 'requestInterview', 'Interview { id }', input)
      return { by: nina, input: { interviewId } }
    },
    bookSlot: booking,
    planInterview: async () => ({ by: owner, input: { ...(await plan()).input, place: lyon } }),
    relocateInterview: once(async () => {
      const { interviewId } = await planned()
      return { by: owner, input: { interviewId, place: lyon } }
    }),
    recordVerdict: once(async () => {
      const { person, candidateId } = await talent()
      const startsAt = `${new Date(Date.now() + 120_000).toISOString().slice(0, 16)}:00Z`
      const input = { employerId, candidateId, startsAt, durationMinutes: 5, kind: 'INFORMATIONAL' }
      const { id: interviewId } = await act(owner, 'planInterview', 'Interview { id }', input)
      advance(10 * 60_000)
      return { by: person, input: { interviewId, stillInterested: true } }
    }),
  }
}

const lyon = { kind: 'ADDRESS', address: 'Lyon', room: '3' }

/** Of an act that can be done again and again. */
function once(make: () => Promise<Situation>): () => Promise<Situation> {
  let made: Promise<Situation> | undefined
  return () => {
    made ??= make()
    return made
  }
}
