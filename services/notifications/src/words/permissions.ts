import { permissionWords, type StaffMemberState } from '@passerelle/contracts'
import type { Language } from '@passerelle/kernel'

export type StaffPermission = StaffMemberState['permissions'][number]

const none: Record<Language, string> = { fr: 'aucun droit particulier', en: 'none in particular' }

export function spellPermissions(permissions: readonly StaffPermission[], language: Language): string {
  return permissions.map((one) => permissionWords[language][one]).join(', ') || none[language]
}
