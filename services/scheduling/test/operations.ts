const refusal = `... on Refusal { __typename code message field }
  ... on SlotTaken { nextFreeSlots { startsAt endsAt } } ... on SlotNotOffered { nextFreeSlots { startsAt endsAt } }
  ... on TimeConflict { busyFrom busyTo } ... on DirectionNotAllowed { policy } ... on AnswerRequired { question }
  ... on NoCreditsLeft { credits } ... on WrongState { status } ... on MonthFull { askAgainFrom }`

export const interviewFields = `id kind status origin sentBy viewerSide message question answer slot { startsAt endsAt } timeZone place { kind address room phone caller link }
  sequence requestedAt changedAt reason needsMyAction viewerActions talentName recruiterName companyName
  event { id } host { id } candidate { id } talent { id } recruiter { id } employer { id } job { id }
  expectation whyThisCompany questions { topic text } proposedTimes { startsAt endsAt } informationalOffer { id } asksCompany cancellationCause interviewers { name person { id } } plannedBy { id } plannedByName match { id } noShows { side by at }
  history { nodes { status at by reason slot { startsAt } } totalCount }`

const hostFields = `id displayName companyName open bookingMode interviewKind expectation idealCandidate customQuestion openSlotCount requestCount
  days { date from to durationMinutes blocked } slots { startsAt endsAt }`

const mutation = (name: string, success: string, refusals: string[]) => {
  const input = `${name[0]!.toUpperCase()}${name.slice(1)}Input`
  const specific = refusal
    .split(/(?=\.\.\. on )/)
    .filter((part) => /on Refusal /.test(part) || refusals.some((one) => part.includes(`on ${one} `)))
  return `mutation ($input: ${input}!) { result: ${name}(input: $input) { ${success} ${specific.join(' ')} } }`
}
const host = (name: string) => mutation(name, `... on Host { ${hostFields} }`, [])
const interview = (name: string, ...refusals: string[]) =>
  mutation(name, `... on Interview { ${interviewFields} }`, refusals)

/** Who runs the company is answered as well, with less. */
const forCompany = (name: string, ...refusals: string[]) =>
  mutation(
    name,
    `... on Interview { ${interviewFields} } ... on StandingInterview { __typename interviewId status talentName recruiterName
      slot { startsAt } event { id } interview { id } noShows { side by at } }`,
    refusals,
  )

const picking = ['SlotTaken', 'SlotNotOffered', 'TimeConflict']

const offerFields = `id displayName companyName forCompany topics languages perMonth leftThisMonth timeZone expectation idealCandidate customQuestion
  open requestRefusal { code } employer { id } employerUser { id } person { id }`

const offer = (name: string) => mutation(name, `... on InformationalOffer { ${offerFields} }`, [])

export const operations = {
  offerInformationalInterviews: offer('offerInformationalInterviews'),
  withdrawInformationalOffer: offer('withdrawInformationalOffer'),
  requestInformationalInterview: interview('requestInformationalInterview', 'AnswerRequired', 'MonthFull'),
  openAvailability: host('openAvailability'),
  closeAvailability: host('closeAvailability'),
  configureHost: host('configureHost'),
  blockSlots: host('blockSlots'),
  unblockSlots: host('unblockSlots'),
  requestInterview: interview('requestInterview', 'DirectionNotAllowed', 'AnswerRequired', 'NoCreditsLeft'),
  offerInterview: interview('offerInterview', 'DirectionNotAllowed', 'NoCreditsLeft'),
  acceptRequest: interview('acceptRequest', 'WrongState'),
  rejectRequest: interview('rejectRequest', 'WrongState'),
  chooseSlot: interview('chooseSlot', ...picking, 'WrongState'),
  bookSlot: interview('bookSlot', ...picking, 'DirectionNotAllowed', 'AnswerRequired', 'NoCreditsLeft'),
  rescheduleInterview: interview('rescheduleInterview', ...picking, 'WrongState'),
  cancelInterview: forCompany('cancelInterview', 'WrongState'),
  reportNoShow: forCompany('reportNoShow', 'WrongState'),
  withdrawNoShow: forCompany('withdrawNoShow', 'WrongState'),
  reassignInterview: forCompany('reassignInterview', 'TimeConflict', 'WrongState'),
  cancelStandingInterviews: mutation(
    'cancelStandingInterviews',
    `... on StandingInterviewsCancelled { cancelledCount refusedCount results {
      ... on StandingInterview { interviewId status talentName interview { id } }
      ... on Refusal { __typename code message } ... on WrongState { status } } }`,
    [],
  ),
  relocateInterview: interview('relocateInterview', 'WrongState'),
  planInterview: interview('planInterview', 'TimeConflict'),
  proposeTimes: interview('proposeTimes', 'WrongState'),
  refuseTimes: interview('refuseTimes', 'WrongState'),
  prepareQuestions: interview('prepareQuestions', 'WrongState'),
  recordVerdict: mutation('recordVerdict', '... on Interview { id verdict { stillInterested notes recordedAt } }', [
    'WrongState',
  ]),
}
