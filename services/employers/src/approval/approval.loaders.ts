import { byId } from '@passerelle/persistence'
import type { Reading } from '@passerelle/service-kit'
import DataLoader from 'dataloader'
import type { AccessLoaders } from '../access/access.loaders.ts'
import { childrenOf } from '../children-of.ts'
import { Approval } from './approval.ts'
import { approvalsOfEmployer, approvalsOfSchool } from './approvals-of.ts'

export function approvalLoaders({ em, loaders }: Reading<AccessLoaders>) {
  return {
    approval: byId(em, Approval, 'apr'),
    /** A company's approvals at the schools where the viewer is staff or a candidate. */
    approvalsHere: new DataLoader(async (employerIds: readonly string[]) => {
      const viewer = await loaders.standing()
      const schools = [...viewer.staffSchools(), ...viewer.candidates().map(({ school }) => school)]
      return childrenOf(em, Approval, 'employerId', employerIds, { schoolId: { $in: schools } })
    }),
    approvalsOfSchool: approvalsOfSchool(em),
    approvalsOfEmployer: approvalsOfEmployer(em, () => loaders.standing()),
  }
}
