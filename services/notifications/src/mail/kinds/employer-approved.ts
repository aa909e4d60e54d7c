import { type ApprovalState, employerApproved } from '@passerelle/contracts'
import { type ApprovalFacts, aboutApproval, exampleApproval, saidOfApproval } from '../about-approval.ts'
import { mail, type Queued } from '../mail.ts'

interface ApprovedFacts extends ApprovalFacts {
  roles: ApprovalState['roles']
}

export const employerApprovedMail = mail({
  kind: 'EMPLOYER_APPROVED',
  means: 'A school approved the employer.',
  ...aboutApproval<ApprovedFacts>(),
  whyNotSend: (approval) => (approval.state === 'APPROVED' ? null : 'the approval was taken back'),
  says: (_, queued, desk) => ({ ...saidOfApproval(queued, desk), ...opens(queued) }),
  example: {
    queued: { facts: { ...exampleApproval, roles: ['POST_EVENTS', 'POST_INTERVIEW_SCHEDULES', 'POST_JOBS'] } },
    present: { ...employerApproved.example, state: 'APPROVED' },
  },
  words: {
    fr: (f) => ({
      subject: `${f.school} a approuvé ${f.employer}`,
      heading: 'Vous êtes approuvés',
      opening: [`Bonjour ${f.reader},`, `${f.school} a approuvé ${f.employer}. Voici ce que cela ouvre :`],
      details: [
        { label: 'Événements', value: 'participer aux événements de l’école' },
        { label: 'Entretiens', value: 'rencontrer ses candidats, en dehors aussi' },
        {
          label: 'Offres',
          value: f.postsJobsDirectly
            ? 'publier des offres, acceptées sans examen'
            : f.mayPostJobs
              ? 'publier des offres, examinées par l’école'
              : '',
        },
      ],
      action: { label: 'Voir l’entreprise', href: f.link },
      closing: [],
    }),
    en: (f) => ({
      subject: `${f.school} approved ${f.employer}`,
      heading: 'You are approved',
      opening: [`Hello ${f.reader},`, `${f.school} approved ${f.employer}. This is what you may do now:`],
      details: [
        { label: 'Events', value: 'take part in the school’s events' },
        { label: 'Interviews', value: 'meet its candidates, outside events as well' },
        {
          label: 'Jobs',
          value: f.postsJobsDirectly
            ? 'post jobs, accepted without review'
            : f.mayPostJobs
              ? 'post jobs, reviewed by the school'
              : '',
        },
      ],
      action: { label: 'View the company', href: f.link },
      closing: [],
    }),
  },
})

function opens({ facts: { roles } }: Queued<ApprovedFacts>) {
  return {
    mayPostJobs: roles.includes('POST_JOBS'),
    postsJobsDirectly: roles.includes('AUTO_APPROVE_JOBS'),
  }
}
