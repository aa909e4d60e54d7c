import { employerUserRemoved, type InterviewState } from '@passerelle/contracts'
import { cleanLine, type EmployerId, type InterviewId, type PersonId } from '@passerelle/kernel'
import { InterviewProjection, isOpen } from '../../projections/interview.ts'
import { knownZone, spell } from '../../words/when.ts'
import { exampleInterview } from '../about-interview.ts'
import { linkTo } from '../link-to.ts'
import { type Desk, type Detail, mail } from '../mail.ts'

interface Left {
  colleague: string
  company: string
  employerId: EmployerId
  personId: PersonId
  /** What stood when they left, a hundred at most. */
  interviewIds: readonly InterviewId[]
}

/** As many as a mail names; the rest is on the platform. */
const named = 20

export const colleagueLeftMail = mail({
  kind: 'COLLEAGUE_LEFT',
  means: 'A colleague has left the company, and interviews of theirs are to be handed over or cancelled.',
  /** What stands of them still, the earliest first. */
  async present({ facts }: { facts: Left }, look): Promise<InterviewState[]> {
    const all = await Promise.all(facts.interviewIds.map((id) => look.up(InterviewProjection, id)))
    return all
      .flatMap((one) => (one && one.recruiter === facts.personId && isOpen(one.state) ? [one.state] : []))
      .sort((a, b) => (startOf(a) < startOf(b) ? -1 : 1))
  },
  whyNotSend: (standing) => (standing.length > 0 ? null : 'everything is decided'),
  says: (standing, { facts }, desk) => ({
    reader: cleanLine(desk.reader.name),
    colleague: cleanLine(facts.colleague),
    company: cleanLine(facts.company),
    count: standing.length,
    standing: standing.slice(0, named).map((one) => lineOf(one, desk)),
    more: standing.length - named,
    link: linkTo(desk.publicUrl, 'employers', facts.employerId),
  }),
  example: {
    queued: {
      facts: {
        ...{ colleague: 'Camille Roux', company: 'Cosling', employerId: employerUserRemoved.example.employerId },
        ...{ personId: employerUserRemoved.example.personId, interviewIds: [exampleInterview.id] },
      },
    },
    present: [exampleInterview, { ...exampleInterview, status: 'REQUESTED', slot: null, talentName: 'Hugo Blanc' }],
  },
  words: {
    fr: (f) => ({
      subject: `${f.colleague} a quitté ${f.company} : ${f.count > 1 ? `${f.count} entretiens` : 'un entretien'} à confier`,
      heading: 'Des entretiens attendent un interlocuteur',
      opening: [
        `Bonjour ${f.reader},`,
        `${f.colleague} ne travaille plus pour ${f.company} et ne voit plus rien de ses entretiens. Voici ce qui reste à décider :`,
      ],
      details: [...f.standing, { label: 'Et encore', value: f.more > 0 ? `${f.more}` : null }],
      action: { label: 'Décider', href: f.link },
      closing: [
        'Confiez chacun à un collègue libre à cette heure, ou annulez-le : le candidat est prévenu.',
        'Ce qui n’est pas décidé 24 heures avant son début est annulé, une demande hors événement après deux semaines. Pour ce qui commence plus tôt, vous avez deux heures, et jusqu’à une heure avant le début au plus.',
      ],
    }),
    en: (f) => ({
      subject: `${f.colleague} has left ${f.company}: ${f.count > 1 ? `${f.count} interviews` : 'one interview'} to hand over`,
      heading: 'Interviews need somebody to lead them',
      opening: [
        `Hello ${f.reader},`,
        `${f.colleague} no longer works for ${f.company} and sees nothing more of their interviews. This is left to decide:`,
      ],
      details: [...f.standing, { label: 'And more', value: f.more > 0 ? `${f.more}` : null }],
      action: { label: 'Decide', href: f.link },
      closing: [
        'Hand each to a colleague who is free at that time, or cancel it: the candidate is told.',
        'What is not decided 24 hours before its start is cancelled, a request outside events after two weeks. For what starts sooner you have two hours, and at most until an hour before the start.',
      ],
    }),
  },
})

const startOf = ({ slot, id }: InterviewState) => `${slot?.startsAt ?? '~'} ${id}`

function lineOf({ slot, timeZone, talentName, eventName }: InterviewState, { reader }: Desk): Detail {
  const when = slot && spell(slot, knownZone(reader.timeZone, timeZone), reader.locale)
  const request = { fr: 'Demande', en: 'Request' }[reader.locale]
  const at = { fr: 'à', en: 'at' }[reader.locale]
  return {
    label: when ? `${when.day} ${at} ${when.from}` : request,
    value: [talentName, eventName].flatMap((name) => (name ? [cleanLine(name)] : [])).join(', '),
  }
}
