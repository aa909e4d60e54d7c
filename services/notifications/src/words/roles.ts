import { type EmployerUserState, roleWords } from '@passerelle/contracts'
import type { Language } from '@passerelle/kernel'

export function spellRole(role: EmployerUserState['role'], language: Language): string {
  return roleWords[language][role]
}
