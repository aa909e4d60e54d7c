import type { SchoolId } from '@passerelle/kernel'

/** Whether a school puts candidates in touch with companies (HU-35). A school that has not said does. */
export class Matching {
  readonly schoolId: SchoolId
  isOn: boolean

  constructor(schoolId: SchoolId, isOn: boolean) {
    this.schoolId = schoolId
    this.isOn = isOn
  }
}
