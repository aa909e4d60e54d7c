import { apiKeyResolvers } from './api-key/api-key.graphql.ts'
import { approvalResolvers } from './approval/approval.graphql.ts'
import { employerResolvers } from './employer/employer.graphql.ts'
import { employerUserResolvers } from './employer/employer-user.graphql.ts'
import type { Resolvers } from './generated/graphql.ts'
import { jobResolvers } from './job/job.graphql.ts'
import { jobReviewResolvers } from './job/job-review.graphql.ts'
import { nodeResolvers } from './node/node.graphql.ts'
import { personResolvers } from './person/person.graphql.ts'
import { schoolResolvers } from './school/school.graphql.ts'

const concepts = [
  nodeResolvers,
  personResolvers,
  schoolResolvers,
  apiKeyResolvers,
  employerResolvers,
  employerUserResolvers,
  approvalResolvers,
  jobResolvers,
  jobReviewResolvers,
]

export const resolvers: Resolvers = {
  ...Object.assign({}, ...concepts),
  Query: Object.assign({}, ...concepts.map((concept) => concept.Query)),
  Mutation: Object.assign({}, ...concepts.map((concept) => concept.Mutation)),
}
