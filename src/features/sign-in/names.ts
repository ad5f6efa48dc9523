import type { Role } from '../../platform/access/actor.ts'
import type { Language } from '../../platform/text/language.ts'
import { text } from './text.ts'

export const roleName = (role: Role, language: Language): string => text(language)(`role_${role}`)
