import type { OrganisationKind } from '../../features/access/index.ts'
import { type ActivityType, levelOf } from './life.ts'

/** Institutions by what they teach. All are invented, and so are their names. */
export type Institution =
  | 'school'
  | 'tenth'
  | 'continuation'
  | 'general'
  | 'vocational'
  | 'preparatory'
  | 'stu'
  | 'adult'

/** So many there are in a municipality of the source's size. */
const inTheSource: Readonly<Record<Institution, number>> = {
  school: 30,
  tenth: 2,
  continuation: 6,
  general: 7,
  vocational: 3,
  preparatory: 3,
  stu: 2,
  adult: 1,
}

/** How many of each there are for so many young people, one at least. */
export function institutionsFor(young: number): Readonly<Record<Institution, number>> {
  const entries = Object.entries(inTheSource).map(([kind, count]) => [
    kind,
    Math.max(1, Math.round((count * young) / 34_249)),
  ])
  return Object.fromEntries(entries) as Record<Institution, number>
}

/** Which institutions have activities of a type; none for work, leave and the like. */
export function institutionOf(type: ActivityType): Institution | undefined {
  if (type === 'compulsory-school') return 'school'
  if (type === 'tenth-grade') return 'tenth'
  if (type === 'continuation-school') return 'continuation'
  if (type === 'adult-education') return 'adult'
  if (type === 'production-school') return 'preparatory'
  const level = levelOf(type)
  if (level === 'fgu') return 'preparatory'
  return level === 'general' || level === 'vocational' || level === 'stu' ? level : undefined
}

const first = 'Bøge Elme Linde Hassel Tjørne Enge Mose Høj Dal Kær Lyng Sø Bakke Kilde Skov Marke'.split(' ')
const last = 'lund dal holm toft bro vang gård strup bjerg ager'.split(' ')
const endings: Readonly<Record<Institution, string>> = {
  school: 'skolen',
  tenth: ' 10. klasse-center',
  continuation: ' Efterskole',
  general: ' Gymnasium',
  vocational: ' Erhvervsskole',
  preparatory: ' Værkstedsskole',
  stu: ' Særskole for unge',
  adult: ' Voksenuddannelse',
}

/** The invented name of one of them; another one for each. */
export function institutionName(kind: Institution, number: number): string {
  const place = number * 7 + Object.keys(endings).indexOf(kind) * 19
  const round = Math.floor(number / (first.length * last.length))
  const name = `${first[place % first.length]}${last[Math.floor(place / first.length) % last.length]}`
  return `${name}${endings[kind]}${round === 0 ? '' : ` ${round + 1}`}`
}

export const kindOfOrganisation = (kind: Institution): OrganisationKind =>
  kind === 'school' || kind === 'tenth' || kind === 'continuation'
    ? 'compulsory-school'
    : kind === 'preparatory' || kind === 'adult'
      ? 'other'
      : 'youth-education'
