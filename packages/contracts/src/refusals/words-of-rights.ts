import type { Language } from '@passerelle/kernel'
import { permissions as permissionsInEnglish, roles as rolesInEnglish } from './en/words.ts'
import { permissions as permissionsInFrench, roles as rolesInFrench } from './fr/words.ts'
import type { Permission, Role } from './words.ts'

/** What a permission at a school is called. */
export const permissionWords: Readonly<Record<Language, Readonly<Record<Permission, string>>>> = {
  fr: permissionsInFrench,
  en: permissionsInEnglish,
}

/** What a role in a company is called. */
export const roleWords: Readonly<Record<Language, Readonly<Record<Role, string>>>> = {
  fr: rolesInFrench,
  en: rolesInEnglish,
}
