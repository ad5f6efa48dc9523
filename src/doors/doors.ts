import type { Actor, Role } from '../platform/access/actor.ts'
import { href, type Path } from '../platform/http/path.ts'
import type { Bilingual, Language } from '../platform/text/language.ts'
import type { Link } from '../ui/markup.ts'

export interface Door {
  readonly path: Path
  readonly name: Bilingual
  readonly roles: readonly Role[]
  /** Also for somebody who has no role at all: there they are told how that is. */
  readonly withoutRole?: boolean
}

/** The doors behind sign-in. A door that is not built yet is not in the menu. */
export const doors: readonly Door[] = [
  {
    path: { da: '/me', en: '/me' },
    name: { da: 'Min side', en: 'My page' },
    roles: ['young-person', 'guardian'],
    withoutRole: true,
  },
  {
    path: { da: '/work', en: '/work' },
    name: { da: 'Mit arbejde', en: 'My work' },
    roles: ['counsellor', 'youth-guide', 'caseworker', 'mentor', 'team-leader'],
  },
  {
    path: { da: '/school', en: '/school' },
    name: { da: 'Mine elever', en: 'My pupils' },
    roles: ['teacher', 'student-counsellor', 'head-of-school'],
  },
  {
    path: { da: '/lead', en: '/lead' },
    name: { da: 'Ledelse', en: 'Leadership' },
    roles: ['secretariat', 'leadership-group', 'youth-council', 'politician'],
  },
  {
    path: { da: '/admin', en: '/admin' },
    name: { da: 'Administration', en: 'Administration' },
    roles: ['administrator', 'data-protection-officer', 'team-leader', 'head-of-school', 'analyst'],
  },
]

/** The doors that somebody may open, for the menu. */
export const doorsOf = (actor: Actor): readonly Door[] =>
  actor.kind === 'person'
    ? doors.filter(
        (door) =>
          door.roles.some((role) => actor.roles.includes(role)) ||
          (door.withoutRole === true && actor.roles.length === 0),
      )
    : []

export const doorMenu = (actor: Actor, language: Language, pathname: string): readonly Link[] =>
  doorsOf(actor).map((door) => {
    const address = href(door.path, language)
    return { href: address, label: door.name[language], current: pathname.startsWith(address) }
  })
