import { type Question, read, together } from '../platform/db/question.ts'
import type { ActorTransaction } from '../platform/db/with-actor.ts'
import type { PageContext } from '../platform/http/page.ts'
import { href, type Path } from '../platform/http/path.ts'

/** A page that a door's front leads to. */
export interface Way<Key extends string> {
  readonly key: Key
  readonly path: Path
  /** How many wait there for the one who looks. */
  readonly waiting?: (trx: ActorTransaction) => Question<number>
}

export interface OpenWay<Key extends string> {
  readonly key: Key
  readonly href: string
  readonly waiting: number
}

/** Those of a front's ways that the reader may go: the pages' own access says so, and no list beside it. */
export function openWays<Key extends string>(
  { db, language, mayOpen }: PageContext,
  ways: readonly Way<Key>[],
): Question<readonly OpenWay<Key>[]> {
  const open = ways.filter(({ path }) => mayOpen(path))
  const waiting = together(Object.fromEntries(open.map((way) => [way.key, way.waiting?.(db)])))
  return read(waiting, (counts) =>
    open.map(({ key, path }) => ({ key, href: href(path, language), waiting: counts[key] ?? 0 })),
  )
}
