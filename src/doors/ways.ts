import type { ActorTransaction } from '../platform/db/with-actor.ts'
import type { PageContext } from '../platform/http/page.ts'
import { href, type Path } from '../platform/http/path.ts'

/** A page that a door's front leads to. */
export interface Way<Key extends string> {
  readonly key: Key
  readonly path: Path
  /** How many wait there for the one who looks. */
  readonly waiting?: (trx: ActorTransaction) => Promise<number>
}

export interface OpenWay<Key extends string> {
  readonly key: Key
  readonly href: string
  readonly waiting: number
}

/** Those of a front's ways that the reader may go: the pages' own access says so, and no list beside it. */
export async function openWays<Key extends string>(
  { db, language, mayOpen }: PageContext,
  ways: readonly Way<Key>[],
): Promise<readonly OpenWay<Key>[]> {
  const open: OpenWay<Key>[] = []
  for (const { key, path, waiting } of ways)
    if (mayOpen(path)) open.push({ key, href: href(path, language), waiting: (await waiting?.(db)) ?? 0 })
  return open
}
