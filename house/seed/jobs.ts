import type { Company } from './companies.ts'
import { perform, type World } from './world.ts'

interface Job {
  id: string
  reviews: { id: string; state: string }[]
}

interface Offer {
  readonly title: string
  readonly kind: 'INTERNSHIP' | 'APPRENTICESHIP' | 'FIXED_TERM' | 'PERMANENT' | 'STUDENT_JOB'
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

  const approved = async () => {
    const job = await post('Atelier Boréal', { title: 'Ingénieure ou ingénieur logiciel', kind: 'PERMANENT' })
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
    const job = await post('Clinique des Tilleuls', { title: 'Stage en systèmes d’information', kind: 'INTERNSHIP' })
    await perform(staff, 'askAboutJob', 'JobReview { id }', {
      jobReviewId: review(job),
      question: 'Le stage est-il ouvert aux étudiants de deuxième année ?',
    })
  }
  const closed = async () => {
    const job = await post('Lumen Robotique', { title: 'Alternance en vision par ordinateur', kind: 'APPRENTICESHIP' })
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
  const [proposable] = await Promise.all([
    approved(),
    declined(),
    asked(),
    closed(),
    trusted(),
    byJob(),
    post('Studio Mistral', { title: 'Programmeuse ou programmeur gameplay', kind: 'PERMANENT' }),
    post('Banque Coopérative du Val', { title: 'Conseil en agence le samedi', kind: 'STUDENT_JOB' }),
    post('Alpine Freight', { title: 'Supply Chain Trainee', kind: 'INTERNSHIP' }, [leman.id]),
  ])
  return proposable
}

function postJob(company: Company, { title, kind }: Offer, schoolIds: readonly string[]): Promise<Job> {
  const description = `${title} chez ${company.name}, à ${company.city}. Candidatures au forum ou sur notre site.`
  const input = { employerId: company.id, title, description, kind, city: company.city, schoolIds }
  return perform<Job>(company.owner, 'postJob', 'Job { id reviews { id state } }', input)
}
