import type { TalentId } from '@passerelle/contracts'
import type { Language } from '@passerelle/kernel'
import type { Reader } from '../words/reader.ts'

/**
 * Whoever a mail may go to, as `reader` has it, a view: a person, or a candidate of whom no person is known yet, by the address of the
 * file; once somebody has signed in, the file's reader is that person.
 */
export class ReaderProjection implements Reader {
  readonly id!: TalentId
  readonly name!: string
  readonly email!: string
  readonly locale!: Language
  readonly timeZone!: string
}
