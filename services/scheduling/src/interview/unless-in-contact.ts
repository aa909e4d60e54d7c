import { UniqueConstraintViolationException } from '@mikro-orm/postgresql'
import type { Refusal } from '@passerelle/kernel'

/**
 * Does what brings two people into contact. Where they come into contact elsewhere at this moment, which nobody could see yet, the
 * database says so, and the answer is the refusal.
 */
export async function unlessInContact<Answer>(
  refusal: () => Refusal,
  work: () => Promise<Answer>,
): Promise<Answer | Refusal> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof UniqueConstraintViolationException && error.message.includes('interview_open_pair'))
      return refusal()
    throw error
  }
}
