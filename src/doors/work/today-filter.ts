import type { Whose } from '../../features/promises/index.ts'
import { type PromiseKind, promiseKinds } from '../../features/service-levels/index.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { id } from './access.ts'
import { paths } from './paths.ts'

/**
 * What can stand on the list of today: what is promised, a step that was agreed at a talk, a concern that nobody has answered,
 * and what a rule has noticed.
 */
export const todayKinds = [...promiseKinds, 'step', 'concern', 'signal'] as const
export type TodayKind = (typeof todayKinds)[number]

/** Which rows, as the address says it: whoever is given the address sees their own rows through the same filter. */
export interface TodayFilter {
  readonly of: Whose
  readonly kind: TodayKind | undefined
  readonly lateOnly: boolean
  /** Only what one member of the team keeps. */
  readonly ownerId: string | undefined
}

const whose: readonly Whose[] = ['me', 'substitute', 'team']

/** What an address does not say, or says in no way that we know, is not filtered by. */
export function readFilter(query: URLSearchParams): TodayFilter {
  const of = whose.find((one) => one === query.get('of')) ?? 'me'
  return {
    of,
    kind: todayKinds.find((one) => one === query.get('kind')),
    lateOnly: query.get('late') === '1',
    ownerId: of === 'team' ? id.safeParse(query.get('who')).data : undefined,
  }
}

/** The filter as it stands in an address, always in the same order and without what it does not say. */
export const queryOf = ({ of, kind, lateOnly, ownerId }: TodayFilter): string =>
  new URLSearchParams({
    ...(of === 'me' ? {} : { of }),
    ...(ownerId ? { who: ownerId } : {}),
    ...(kind ? { kind } : {}),
    ...(lateOnly ? { late: '1' } : {}),
  }).toString()

export const todayHref = (
  filter: TodayFilter,
  language: Language,
  path: typeof paths.today | typeof paths.todayCsv | typeof paths.todayXlsx = paths.today,
): string => {
  const query = queryOf(filter)
  return `${href(path, language)}${query === '' ? '' : `?${query}`}`
}

/** The kind of promises that the filter is for; nothing where it is for all of them, or for none. */
export const promiseKindOf = ({ kind }: TodayFilter): PromiseKind | undefined =>
  promiseKinds.find((one) => one === kind)

/** Whether the filter lets anything through that is promised. */
export const letsPromises = (filter: TodayFilter): boolean =>
  filter.kind === undefined || promiseKindOf(filter) !== undefined

/** Whether it lets through what is promised by no day: one kind of it, where it is for one. */
export const letsUndated = ({ kind, lateOnly }: TodayFilter, wanted: 'concern' | 'signal'): boolean =>
  !lateOnly && (kind === undefined || kind === wanted)
