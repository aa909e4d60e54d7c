import { aboutMatch, saidOfMatch, withdrawnExample } from '../about-match.ts'
import { mail, needed } from '../mail.ts'

/** To the contact, whose turn it is again. Who did not come is said by the interview's own mail. */
export const matchInterviewMissedMail = mail({
  kind: 'MATCH_INTERVIEW_MISSED',
  means: 'A side did not come to the interview of a match: the contact may propose another date.',
  ...aboutMatch,
  whyNotSend: ({ match }) => (match.state === 'CANDIDATE_ACCEPTED' ? null : 'the match has moved'),
  says(matched, queued, desk) {
    const said = saidOfMatch(matched, queued, desk)
    return { ...said, withdrawn: needed(said.withdrawn, 'the appointment that was withdrawn') }
  },
  example: withdrawnExample('CANDIDATE_ACCEPTED'),
  words: {
    fr: (f) => ({
      subject: `Proposer une autre date à ${f.candidate} : ${f.job}`,
      heading: 'La décision est de nouveau à vous',
      opening: [
        `Bonjour ${f.reader},`,
        `L’entretien avec ${f.candidate} pour votre offre « ${f.job} », le ${f.withdrawn.day} à ${f.withdrawn.from} (${f.withdrawn.zone}), n’a pas eu lieu : une absence est signalée.`,
        'Proposez une autre date depuis le suivi, ou indiquez que vous ne donnez pas suite.',
      ],
      details: [
        { label: 'Offre', value: f.job },
        { label: 'École', value: f.school },
      ],
      action: { label: 'Proposer une autre date', href: f.link },
      closing: [],
    }),
    en: (f) => ({
      subject: `Propose another date to ${f.candidate}: ${f.job}`,
      heading: 'The decision is yours again',
      opening: [
        `Hello ${f.reader},`,
        `The interview with ${f.candidate} about your job “${f.job}”, on ${f.withdrawn.day} at ${f.withdrawn.from} (${f.withdrawn.zone}), did not take place: a no-show is reported.`,
        'Propose another date in the history of the match, or say there that you do not go on.',
      ],
      details: [
        { label: 'Job', value: f.job },
        { label: 'School', value: f.school },
      ],
      action: { label: 'Propose another date', href: f.link },
      closing: [],
    }),
  },
})
