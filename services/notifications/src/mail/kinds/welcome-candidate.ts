import { type CandidateState, candidateEnrolled, staffMemberAdded } from '@passerelle/contracts'
import { CandidateProjection } from '../../projections/candidate.ts'
import { authorOf, saidOfWelcome, type WelcomeFacts, whatOneCanDo } from '../about-welcome.ts'
import { mail } from '../mail.ts'

interface Facts extends WelcomeFacts {
  readonly candidateId: CandidateState['id']
  readonly schoolId: CandidateState['schoolId']
}

export const welcomeCandidateMail = mail({
  kind: 'WELCOME_CANDIDATE',
  means: 'A school entered you as one of its candidates.',
  bulk: true,
  async present(queued: { facts: Facts } & Parameters<typeof authorOf>[0], look) {
    const file = await look.up(CandidateProjection, queued.facts.candidateId)
    return file && { by: await authorOf(queued, look) }
  },
  whyNotSend: () => null,
  says: ({ by }, queued, desk) => saidOfWelcome(by, queued, desk),
  example: {
    queued: {
      facts: {
        ...{ entered: 'École Rive Gauche', by: staffMemberAdded.example.personId },
        ...{ candidateId: candidateEnrolled.example.id, schoolId: candidateEnrolled.example.schoolId },
      },
    },
    present: { by: 'Hélène Garnier' },
  },
  words: {
    fr: (f) => ({
      subject: `Votre dossier de candidat : ${f.entered}`,
      heading: 'Votre école vous a inscrit',
      opening: [
        `Bonjour ${f.reader},`,
        `${f.entered} travaille avec Passerelle : vous y rencontrez des entreprises à ses forums, et elle vous met en relation avec celles qui recrutent. Elle y a ouvert votre dossier.`,
      ],
      details: [
        { label: 'Saisi par', value: f.by },
        {
          label: 'Saisi de vous',
          value:
            'nom, adresse électronique, date de naissance, campagne et formation, et votre profil si elle l’a rempli',
        },
        { label: 'Adresse', value: f.email },
      ],
      action: { label: 'Voir ce qui me concerne', href: f.link },
      closing: whatOneCanDo.fr(f),
    }),
    en: (f) => ({
      subject: `Your candidate file: ${f.entered}`,
      heading: 'Your school has entered you',
      opening: [
        `Hello ${f.reader},`,
        `${f.entered} works with Passerelle: there you meet companies at its fairs, and it puts you in touch with those that recruit. It has opened a file of yours.`,
      ],
      details: [
        { label: 'Entered by', value: f.by },
        {
          label: 'Entered of you',
          value: 'name, e-mail address, birth date, campaign and programme, and your profile if it has filled it in',
        },
        { label: 'Address', value: f.email },
      ],
      action: { label: 'See what concerns me', href: f.link },
      closing: whatOneCanDo.en(f),
    }),
  },
})
