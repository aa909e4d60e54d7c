import { type EmployerUserState, employerUserAdded } from '@passerelle/contracts'
import { EmployerUserProjection } from '../../projections/employers.ts'
import { spellRole } from '../../words/roles.ts'
import { authorOf, saidOfWelcome, type WelcomeFacts, whatOneCanDo } from '../about-welcome.ts'
import { mail } from '../mail.ts'

interface Facts extends WelcomeFacts, Pick<EmployerUserState, 'role'> {
  readonly userId: EmployerUserState['id']
}

const { id: userId, personId: by, role } = employerUserAdded.example

export const welcomeEmployerUserMail = mail({
  kind: 'WELCOME_EMPLOYER_USER',
  means: 'You were entered as one of a company by somebody else.',
  bulk: true,
  async present(queued: { facts: Facts } & Parameters<typeof authorOf>[0], look) {
    const user = await look.up(EmployerUserProjection, queued.facts.userId)
    return user && { active: user.active, by: await authorOf(queued, look) }
  },
  whyNotSend: ({ active }) => (active ? null : 'they work there no more'),
  says: (present, queued, desk) => ({
    ...saidOfWelcome(present.by, queued, desk),
    role: spellRole(queued.facts.role, desk.reader.locale),
  }),
  example: {
    queued: { facts: { entered: 'Cosling', by, userId, role } },
    present: { active: true, by: 'Camille Roux' },
  },
  words: {
    fr: (f) => ({
      subject: `Vous faites partie de l’entreprise : ${f.entered}`,
      heading: 'Vous avez un accès',
      opening: [
        `Bonjour ${f.reader},`,
        `${f.entered} recrute avec Passerelle dans des écoles : entretiens, offres et forums. Vous y avez maintenant un accès.`,
      ],
      details: [
        { label: 'Saisi par', value: f.by },
        { label: 'Saisi de vous', value: `${f.reader}, ${f.email}` },
        { label: 'Votre rôle', value: f.role },
      ],
      action: { label: 'Se connecter', href: f.link },
      closing: whatOneCanDo.fr(f),
    }),
    en: (f) => ({
      subject: `You are one of the company: ${f.entered}`,
      heading: 'You have access',
      opening: [
        `Hello ${f.reader},`,
        `${f.entered} recruits with Passerelle at schools: interviews, jobs and fairs. You have access from now on.`,
      ],
      details: [
        { label: 'Entered by', value: f.by },
        { label: 'Entered of you', value: `${f.reader}, ${f.email}` },
        { label: 'Your role', value: f.role },
      ],
      action: { label: 'Sign in', href: f.link },
      closing: whatOneCanDo.en(f),
    }),
  },
})
