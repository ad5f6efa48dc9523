import { type Role, roles } from '../../platform/access/actor.ts'
import type { Language } from '../../platform/text/language.ts'
import { roleName } from '../sign-in/index.ts'
import { type AssignmentState, inactiveReason, type User, type UserState } from './rules.ts'
import { text } from './text.ts'

export const userStateName = (state: UserState, language: Language): string =>
  text(language)(`state_${state}`)
export const dialectName = (dialect: User['dialect'], language: Language): string =>
  text(language)(`dialect_${dialect}`)
export const assignmentStateName = (state: AssignmentState, language: Language): string =>
  text(language)(`assignment_${state}`)

/** A role as people say it; one that a newer version has dropped by its code. */
export function storedRoleName(role: string, language: Language): string {
  const known = roles.find((one): one is Role => one === role)
  return known ? roleName(known, language) : role
}

export const suspensionWords = (because: string, language: Language): string =>
  because === inactiveReason ? text(language)('inactive') : because
