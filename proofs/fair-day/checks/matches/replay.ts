import type { Match, MatchStep } from '../../matches.ts'

type Steps = readonly Omit<MatchStep, 'onBehalf' | 'at'>[]

interface Stand {
  readonly state: Match['state'] | null
  readonly slot: string | null
}

const nowhere: Stand = { state: null, slot: null }

/** Who takes each step, and in which states it may be taken. */
const allowed = {
  PROPOSED: { by: ['SCHOOL'], from: [null] },
  OFFER_ANSWERED: { by: ['CANDIDATE'], from: ['PROPOSED', 'CANDIDATE_REFUSED', 'CANDIDATE_ACCEPTED'] },
  COMPANY_DECIDED: { by: ['COMPANY'], from: ['CANDIDATE_ACCEPTED', 'COMPANY_REFUSED', 'APPOINTMENT_PROPOSED'] },
  APPOINTMENT_ANSWERED: { by: ['CANDIDATE'], from: ['APPOINTMENT_PROPOSED'] },
  APPOINTMENT_CLASHED: { by: ['SYSTEM'], from: ['APPOINTMENT_ACCEPTED'] },
  INTERVIEW_HELD: { by: ['SYSTEM'], from: ['APPOINTMENT_ACCEPTED'] },
  INTERVIEW_CANCELLED: { by: ['CANDIDATE', 'COMPANY', 'SYSTEM'], from: ['APPOINTMENT_ACCEPTED'] },
  JOB_OVER: { by: ['SYSTEM'], from: ['PROPOSED', 'CANDIDATE_ACCEPTED', 'APPOINTMENT_PROPOSED'] },
  ENDED: { by: ['SCHOOL'], from: ['PROPOSED', 'CANDIDATE_ACCEPTED', 'APPOINTMENT_PROPOSED'] },
} satisfies Record<string, { by: readonly MatchStep['subject'][]; from: readonly Stand['state'][] }>

/**
 * Where the steps of a journal lead, each taken only where the one before has left the match; written from the rules that
 * people read, and not from the code that keeps them.
 * @returns the state at the end, the appointment that stands then, and a sentence for each step that no rule allows
 */
export function replay(journal: Steps): Stand & { wrong: string[] } {
  const wrong: string[] = []
  /** The standing steps, each with what was so before it. */
  const taken: { number: number; before: Stand }[] = []
  let now = nowhere
  journal.forEach((step, index) => {
    const say = (what: string) => wrong.push(`step ${step.number}, ${step.action} ${step.value ?? ''}: ${what}`)
    if (step.number !== index + 1) say(`it is the ${index + 1}th of the journal`)
    if (step.action === 'STEPPED_BACK') {
      const last = taken.pop()
      if (last === undefined || last.number !== step.withdraws) say(`it takes back ${step.withdraws}, not the last one`)
      now = last?.before ?? now
      return
    }
    const { by, from } = allowed[step.action]
    if (!(by as readonly MatchStep['subject'][]).includes(step.subject)) say(`in the name of ${step.subject}`)
    if (!(from as readonly Stand['state'][]).includes(now.state)) say(`after ${now.state}`)
    const after = afterStep(now, step)
    if (step.action === 'COMPANY_DECIDED' && step.value === 'ACCEPTED' && after.slot === null) say('without a date')
    if (step.action === 'APPOINTMENT_ANSWERED' && slotOf(step) !== now.slot) say('about a date that did not stand')
    taken.push({ number: step.number, before: now })
    now = after
  })
  return { ...now, wrong }
}

function afterStep(before: Stand, step: Steps[number]): Stand {
  const yes = step.value === 'ACCEPTED'
  switch (step.action) {
    case 'OFFER_ANSWERED':
      return { state: yes ? 'CANDIDATE_ACCEPTED' : 'CANDIDATE_REFUSED', slot: null }
    case 'COMPANY_DECIDED':
      return yes ? { state: 'APPOINTMENT_PROPOSED', slot: slotOf(step) } : { state: 'COMPANY_REFUSED', slot: null }
    case 'APPOINTMENT_ANSWERED':
      return { state: yes ? 'APPOINTMENT_ACCEPTED' : 'APPOINTMENT_DECLINED', slot: before.slot }
    case 'APPOINTMENT_CLASHED':
    case 'INTERVIEW_CANCELLED':
      return { state: 'CANDIDATE_ACCEPTED', slot: null }
    case 'INTERVIEW_HELD':
      return { state: 'INTERVIEW_HELD', slot: slotOf(step) }
    case 'JOB_OVER':
    case 'ENDED':
      return { state: step.action, slot: null }
    default:
      return { state: 'PROPOSED', slot: null }
  }
}

/** From and to, in one comparable text. */
export function slotOf({ appointment }: Pick<Match, 'appointment'>): string | null {
  if (appointment === null) return null
  return `${new Date(appointment.startsAt).toISOString()}/${new Date(appointment.endsAt).toISOString()}`
}
