import { type ApprovalState, employerApproved } from '@passerelle/contracts'
import { type ApprovalId, cleanLine, type EmployerId } from '@passerelle/kernel'
import { ApprovalProjection } from '../projections/employers.ts'
import { linkTo } from './link-to.ts'
import type { Desk, Look, Queued } from './mail.ts'

/** What a school decided about a company, as it was decided. */
export interface ApprovalFacts {
  approvalId: ApprovalId
  employerId: EmployerId
  school: string
  employer: string
}

/** What of the mails about an approval is the same. */
export const aboutApproval = <Facts extends ApprovalFacts>() => ({
  present: async ({ facts }: Queued<Facts>, look: Look): Promise<ApprovalState | null> =>
    (await look.up(ApprovalProjection, facts.approvalId))?.state ?? null,
})

export function saidOfApproval({ facts }: Queued<ApprovalFacts>, { reader, publicUrl }: Desk) {
  return {
    reader: cleanLine(reader.name),
    school: cleanLine(facts.school),
    employer: cleanLine(facts.employer),
    /** The page of the company. */
    link: linkTo(publicUrl, 'employers', facts.employerId),
  }
}

export const exampleApproval: ApprovalFacts = {
  approvalId: employerApproved.example.id,
  employerId: employerApproved.example.employerId,
  school: 'École Rive Gauche',
  employer: 'Cosling',
}
