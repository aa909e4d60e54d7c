import { type StaffPermission, spellPermissions } from '../../words/permissions.ts'
import type { NoticeDefinition } from '../notice-words.ts'

interface PermissionFacts {
  school: string
  permissions: readonly StaffPermission[]
}

interface LeftFacts {
  colleague: string
  school: string
  /** How many of their API keys are good. */
  apiKeys: number
}

/** What is told to those who work for a school about its staff. */
export const noticesOfStaff = {
  WELCOME_STAFF: {
    means: "You were taken onto a school's staff by somebody else.",
    fr: (f) => ({
      title: `Vous faites partie du personnel : ${f.school}`,
      body: `${f.by ? `${f.by} vous y a donné un accès.` : 'Vous y avez un accès.'} Vos droits : ${spellPermissions(f.permissions, 'fr')}.`,
    }),
    en: (f) => ({
      title: `You are on the staff: ${f.school}`,
      body: `${f.by ? `${f.by} has given you access.` : 'You have access.'} Your permissions: ${spellPermissions(f.permissions, 'en')}.`,
    }),
  } satisfies NoticeDefinition<PermissionFacts & { by: string | null }>,
  STAFF_PERMISSIONS_CHANGED: {
    means: 'You have other permissions at a school than before.',
    fr: (f) => ({
      title: `Vos droits ont changé : ${f.school}`,
      body: `Vous y avez maintenant : ${spellPermissions(f.permissions, 'fr')}.`,
    }),
    en: (f) => ({
      title: `Your permissions have changed: ${f.school}`,
      body: `There you have now: ${spellPermissions(f.permissions, 'en')}.`,
    }),
  } satisfies NoticeDefinition<PermissionFacts>,
  STAFF_MEMBER_LEFT: {
    means: 'A colleague no longer works for the school; how many API keys of theirs are good.',
    fr: (f) => ({
      title: `${f.colleague} ne fait plus partie du personnel : ${f.school}`,
      body:
        f.apiKeys === 0
          ? 'Ses accès ont pris fin. Ses dossiers sont entre les mains de ses collègues.'
          : `Ses accès ont pris fin, mais ${f.apiKeys > 1 ? `${f.apiKeys} clés d’API créées par cette personne restent valables : révoquez celles` : 'une clé d’API créée par cette personne reste valable : révoquez-la si c’est une de celles'} dont elle connaît le secret.`,
    }),
    en: (f) => ({
      title: `${f.colleague} no longer works for ${f.school}`,
      body:
        f.apiKeys === 0
          ? 'Their access has ended. Their work is in the hands of their colleagues.'
          : `Their access has ended, but ${f.apiKeys > 1 ? `${f.apiKeys} API keys that they made are still good: withdraw those` : 'one API key that they made is still good: withdraw it if it is one'} whose secret they know.`,
    }),
  } satisfies NoticeDefinition<LeftFacts>,
}
