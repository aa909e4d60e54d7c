/** Longest texts that people write, in characters. */
export const longest = {
  message: 2_000,
  answer: 2_000,
  reason: 1_000,
  whyThisCompany: 2_000,
  notes: 2_000,
  idealCandidate: 2_000,
  customQuestion: 500,
  question: 500,
  stand: 100,
  topic: 100,
} as const
