import type { Policies } from '@passerelle/service-kit'

export const attendancePolicies: Policies = {
  // Each is about an interview of the viewer's, or of their company or school; its use case answers NOT_FOUND for any other.
  Mutation: { reportNoShow: 'anyone', withdrawNoShow: 'anyone' },
}
