import type { Language } from '@passerelle/kernel'
import { aboutWithdrawn, type Matched, withdrawnExample } from './about-match.ts'
import type { MailWords } from './mail.ts'

type Said = ReturnType<typeof aboutWithdrawn.says>

/**
 * A mail to the contact, whose turn it is again, as nothing came of the interview of a match.
 * @param of what became of the interview, as the end of a sentence about it
 */
export const toProposeAnew = (of: Record<Language, string>) => ({
  ...aboutWithdrawn,
  whyNotSend: ({ match }: Matched) => (match.state === 'CANDIDATE_ACCEPTED' ? null : 'the match has moved'),
  example: withdrawnExample('CANDIDATE_ACCEPTED'),
  words: {
    fr: (f: Said): MailWords => ({
      subject: `Proposer une autre date à ${f.candidate} : ${f.job}`,
      heading: 'La décision est de nouveau à vous',
      opening: [
        `Bonjour ${f.reader},`,
        `L’entretien avec ${f.candidate} pour votre offre « ${f.job} », le ${f.withdrawn.day} à ${f.withdrawn.from} (${f.withdrawn.zone}), ${of.fr}.`,
        'Proposez une autre date depuis le suivi, ou indiquez que vous ne donnez pas suite.',
      ],
      details: [
        { label: 'Offre', value: f.job },
        { label: 'École', value: f.school },
      ],
      action: { label: 'Proposer une autre date', href: f.link },
      closing: [],
    }),
    en: (f: Said): MailWords => ({
      subject: `Propose another date to ${f.candidate}: ${f.job}`,
      heading: 'The decision is yours again',
      opening: [
        `Hello ${f.reader},`,
        `The interview with ${f.candidate} about your job “${f.job}”, on ${f.withdrawn.day} at ${f.withdrawn.from} (${f.withdrawn.zone}), ${of.en}.`,
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
