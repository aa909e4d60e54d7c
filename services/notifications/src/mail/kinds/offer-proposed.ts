import { type JobState, jobPosted, termsSaid } from '@passerelle/contracts'
import { JobProjection } from '../../projections/employers.ts'
import { aboutMatch, type Matched, type MatchFacts, matchExample, saidOfMatch, whereToAnswer } from '../about-match.ts'
import { type Look, mail, type Queued } from '../mail.ts'

/** The match, and the job as it is now; null while that is not known here. */
interface Offered extends Matched {
  job: JobState | null
}

const example = matchExample({ state: 'PROPOSED', appointment: null })

export const offerProposedMail = mail({
  kind: 'OFFER_PROPOSED',
  means: 'A school proposes a job to a candidate.',
  present: matchAndJob,
  whyNotSend: ({ match }) => (match.state === 'PROPOSED' ? null : 'the offer has been answered'),
  says: (matched, queued, desk) => ({
    ...saidOfMatch(matched, queued, desk),
    answer: whereToAnswer(matched, 'ANSWER_OFFER', desk),
    terms: matched.job ? termsSaid(matched.job, desk.reader.locale) : [],
  }),
  example: { ...example, present: { ...example.present, job: jobPosted.example } },
  words: {
    fr: (f) => ({
      subject: `${f.school} vous propose une offre : ${f.job}, ${f.company}`,
      heading: 'Une offre pour vous',
      opening: [
        `Bonjour ${f.reader},`,
        `${f.school} pense à vous pour l’offre « ${f.job} » de ${f.company}. L’entreprise voit votre dossier, et ne peut décider que si vous acceptez. Elle lit alors aussi ce que votre profil ouvre aux entreprises avec lesquelles vous êtes en contact.`,
      ],
      details: [
        { label: 'Offre', value: f.job },
        { label: 'Entreprise', value: f.company },
        ...f.terms,
        { label: 'École', value: f.school },
        { label: 'Message', value: f.comment },
      ],
      action: { label: 'Voir l’offre et répondre', href: f.answer },
      closing: ['Vous pourrez changer d’avis tant que l’entreprise n’a pas décidé.'],
    }),
    en: (f) => ({
      subject: `${f.school} proposes a job to you: ${f.job}, ${f.company}`,
      heading: 'A job for you',
      opening: [
        `Hello ${f.reader},`,
        `${f.school} thinks of you for the job “${f.job}” at ${f.company}. The company sees your file, and can decide only if you accept. It then also reads what your profile opens to companies with which you are in touch.`,
      ],
      details: [
        { label: 'Job', value: f.job },
        { label: 'Company', value: f.company },
        ...f.terms,
        { label: 'School', value: f.school },
        { label: 'Message', value: f.comment },
      ],
      action: { label: 'View the job and answer', href: f.answer },
      closing: ['You can change your mind until the company has decided.'],
    }),
  },
})

async function matchAndJob(queued: Queued<MatchFacts>, look: Look): Promise<Offered | null> {
  const matched = await aboutMatch.present(queued, look)
  return matched && { ...matched, job: (await look.up(JobProjection, matched.match.jobId))?.state ?? null }
}
