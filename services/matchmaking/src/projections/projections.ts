import type { EmployerId, EmployerUserId, JobId, PersonId, SchoolId } from '@passerelle/kernel'

/** What matches need to know of a job. Jobs are kept by employers. */
export class JobProjection {
  id!: JobId
  employerId!: EmployerId
  title!: string
  postedBy!: PersonId
  /** The schools at which it stands approved. */
  approvedAt!: SchoolId[]
}

/** Who acts for which company. */
export class EmployerUserProjection {
  id!: EmployerUserId
  employerId!: EmployerId
  personId!: PersonId
  active!: boolean
}

export class PersonProjection {
  id!: PersonId
  name!: string
}

export class SchoolProjection {
  id!: SchoolId
  name!: string
}

export class EmployerProjection {
  id!: EmployerId
  name!: string
}
