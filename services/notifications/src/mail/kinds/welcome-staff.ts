import { type StaffMemberState, staffMemberAdded } from '@passerelle/contracts'
import { StaffMemberProjection } from '../../projections/school.ts'
import { type StaffPermission, spellPermissions } from '../../words/permissions.ts'
import { authorOf, saidOfWelcome, type WelcomeFacts, whatOneCanDo } from '../about-welcome.ts'
import { mail } from '../mail.ts'

interface Facts extends WelcomeFacts {
  readonly schoolId: StaffMemberState['schoolId']
  readonly personId: StaffMemberState['personId']
  readonly permissions: readonly StaffPermission[]
}

const { schoolId, personId, by, permissions } = staffMemberAdded.example

export const welcomeStaffMail = mail({
  kind: 'WELCOME_STAFF',
  means: "You were taken onto a school's staff by somebody else.",
  bulk: true,
  async present(queued: { facts: Facts } & Parameters<typeof authorOf>[0], look) {
    const { schoolId, personId } = queued.facts
    const member = await look.up(StaffMemberProjection, `${schoolId}/${personId}`, 'key')
    return member && { active: member.active, by: await authorOf(queued, look) }
  },
  whyNotSend: ({ active }) => (active ? null : 'they work there no more'),
  says: (present, queued, desk) => ({
    ...saidOfWelcome(present.by, queued, desk),
    permissions: spellPermissions(queued.facts.permissions, desk.reader.locale),
  }),
  example: {
    queued: { facts: { entered: 'École Rive Gauche', by, schoolId, personId, permissions } },
    present: { active: true, by: 'Hélène Garnier' },
  },
  words: {
    fr: (f) => ({
      subject: `Vous faites partie du personnel : ${f.entered}`,
      heading: 'Vous avez un accès',
      opening: [
        `Bonjour ${f.reader},`,
        `${f.entered} travaille avec Passerelle pour ses forums, ses offres et ses mises en relation, et vous y a donné un accès.`,
      ],
      details: [
        { label: 'Saisi par', value: f.by },
        { label: 'Saisi de vous', value: `${f.reader}, ${f.email}` },
        { label: 'Vos droits', value: f.permissions },
      ],
      action: { label: 'Se connecter', href: f.link },
      closing: whatOneCanDo.fr(f),
    }),
    en: (f) => ({
      subject: `You are on the staff: ${f.entered}`,
      heading: 'You have access',
      opening: [
        `Hello ${f.reader},`,
        `${f.entered} works with Passerelle on its fairs, jobs and matches, and has given you access.`,
      ],
      details: [
        { label: 'Entered by', value: f.by },
        { label: 'Entered of you', value: `${f.reader}, ${f.email}` },
        { label: 'Your permissions', value: f.permissions },
      ],
      action: { label: 'Sign in', href: f.link },
      closing: whatOneCanDo.en(f),
    }),
  },
})
