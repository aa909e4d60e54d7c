import type { Company } from './companies.ts'
import { perform, type World } from './world.ts'

interface Job {
  id: string
  reviews: { id: string; state: string }[]
}

interface Offer {
  readonly title: string
  readonly kind: 'INTERNSHIP' | 'APPRENTICESHIP' | 'FIXED_TERM' | 'PERMANENT' | 'STUDENT_JOB'
  readonly terms?: object
  /** The last day; without one it stays open until somebody closes it. */
  readonly openUntil?: string
}

/**
 * Jobs in every state that a school can put them in, a duplicate, and some that were approved by themselves.
 * @returns the approved one that candidates are proposed for: Camille Roux is its contact
 */
export async function postJobs(world: World, companies: readonly Company[]): Promise<string> {
  const { riveGauche, leman } = world.schools
  const named = (name: string) => companies.find((company) => company.name === name)!
  const post = (company: string, offer: Offer, schoolIds = [riveGauche.id]) => postJob(named(company), offer, schoolIds)
  const staff = riveGauche.staff
  const review = (job: Job) => job.reviews[0]!.id

  /** The first of a month to come. */
  const month = (ahead: number) => {
    const now = world.now
    return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead, 1)).toISOString().slice(0, 10)
  }

  const approved = async () => {
    const terms = {
      startsOn: month(3),
      pay: { from: 38_000, to: 44_000, per: 'YEAR' },
      hoursPerWeek: 35,
      remote: 'PARTLY',
      levels: ['EQF_7'],
      languages: [
        { language: 'fr', level: 'C1' },
        { language: 'en', level: 'B2' },
      ],
      skills: ['TypeScript', 'PostgreSQL', 'Kafka'],
      tutor: { name: 'Camille Roux', position: 'Responsable de l’équipe' },
    }
    const offer = { title: 'Ingénieure ou ingénieur logiciel', kind: 'PERMANENT', openUntil: month(6), terms } as const
    const job = await post('Atelier Boréal', offer)
    await perform(staff, 'approveJob', 'JobReview { id }', { jobReviewId: review(job) })
    const copy = { jobId: job.id, schoolIds: [riveGauche.id], title: 'Ingénieure ou ingénieur logiciel (Rennes)' }
    await perform(named('Atelier Boréal').owner, 'duplicateJob', 'Job { id }', copy)
    return job.id
  }
  const declined = async () => {
    const job = await post('Voltaïque Bretagne', { title: 'Commercial terrain', kind: 'FIXED_TERM' })
    await perform(staff, 'declineJob', 'JobReview { id }', {
      jobReviewId: review(job),
      reasons: ['PAY_STRUCTURE', 'NEEDS_MORE_INFORMATION'],
      comment: 'Merci de préciser la part fixe de la rémunération.',
      showReviewer: true,
      allowResubmission: true,
    })
  }
  const asked = async () => {
    const terms = { length: { count: 6, unit: 'MONTH' }, pay: { from: 4.35, per: 'HOUR' }, hoursPerWeek: 35 }
    const offer = { title: 'Stage en systèmes d’information', kind: 'INTERNSHIP', openUntil: month(2), terms } as const
    const job = await post('Clinique des Tilleuls', offer)
    await perform(staff, 'askAboutJob', 'JobReview { id }', {
      jobReviewId: review(job),
      question: 'Le stage est-il ouvert aux étudiants de deuxième année ?',
    })
  }
  const closed = async () => {
    const terms = {
      startsOn: month(2),
      length: { count: 24, unit: 'MONTH' },
      rhythm: { atCompany: 3, atSchool: 1, unit: 'WEEK' },
      pay: { from: 1_250, to: 1_480, per: 'MONTH' },
      levels: ['EQF_6', 'EQF_7'],
      skills: ['Python', 'Vision par ordinateur'],
    }
    const offer = { title: 'Alternance en vision par ordinateur', kind: 'APPRENTICESHIP', terms } as const
    const job = await post('Lumen Robotique', offer)
    await perform(staff, 'approveJob', 'JobReview { id }', { jobReviewId: review(job) })
    await perform(named('Lumen Robotique').owner, 'closeJob', 'Job { id }', { jobId: job.id })
  }
  // Trusted: the first passes by itself, its duplicate waits for a person all the same.
  const trusted = async () => {
    const job = await post('Northwind Analytics', { title: 'Data Analyst, Graduate Programme', kind: 'PERMANENT' })
    const copy = { jobId: job.id, schoolIds: [riveGauche.id] }
    await perform(named('Northwind Analytics').owner, 'duplicateJob', 'Job { id }', copy)
  }
  // Waits at a school that approves a company with its first job.
  const byJob = async () => {
    const chosen = { schoolId: leman.id, approvesByJob: true }
    await perform(leman.staff, 'setApprovalByJob', 'School { id }', chosen)
    await post('Northwind Analytics', { title: 'Sales Analyst', kind: 'INTERNSHIP' }, [leman.id])
  }
  const writeCriteria = async () => {
    const criteria = 'Un SIRET valable, un site où l’on trouve la personne, une offre payée.'
    await perform(staff, 'setSchoolTexts', 'School { id }', { schoolId: riveGauche.id, criteria })
  }
  const [proposable] = await Promise.all([
    approved(),
    declined(),
    asked(),
    closed(),
    trusted(),
    byJob(),
    writeCriteria(),
    post('Studio Mistral', { title: 'Programmeuse ou programmeur gameplay', kind: 'PERMANENT' }),
    post('Banque Coopérative du Val', { title: 'Conseil en agence le samedi', kind: 'STUDENT_JOB' }),
    post('Alpine Freight', { title: 'Supply Chain Trainee', kind: 'INTERNSHIP' }, [leman.id]),
  ])
  return proposable
}

function postJob(company: Company, offer: Offer, schoolIds: readonly string[]): Promise<Job> {
  const description = `${offer.title} chez ${company.name}, à ${company.city}. Candidatures au forum ou sur notre site.`
  const input = { employerId: company.id, description, city: company.city, schoolIds, ...offer }
  return perform<Job>(company.owner, 'postJob', 'Job { id reviews { id state } }', input)
}
