import type { Actor } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { Locked, type PassageWords } from './change-passage.ts'
import type { PassageKind } from './draft.ts'
import { lockEdition } from './queries.ts'
import { recordEvent } from './record-event.ts'
import { mayRearrange } from './rules.ts'

export interface NewPassage {
  readonly editionId: string
  readonly kind: PassageKind
  readonly theme: number | null
  readonly words: Omit<PassageWords, 'section'> & { readonly section: string }
}

/**
 * Adds a passage to a draft, last among those of its kind and theme.
 *
 * @returns its id
 * @throws Locked when the edition is no draft any more
 */
export async function addPassage(
  trx: ActorTransaction,
  actor: Actor,
  { editionId, kind, theme, words }: NewPassage,
): Promise<string> {
  const { state } = await lockEdition(trx, editionId)
  if (!mayRearrange(state)) throw new Locked(state === 'superseded' ? 'superseded' : 'approved')
  const code = await freeCode(trx, editionId, kind, theme)
  const position = await lastPosition(trx, editionId, kind, theme)
  const { id } = await trx
    .insertInto('passage')
    .values({ edition_id: editionId, kind, code, theme, position, ...words })
    .returning('id')
    .executeTakeFirstOrThrow()
  await recordEvent(
    trx,
    actor,
    { editionId, passageId: id },
    { type: 'passage_added', passage: { kind, code } },
  )
  return id
}

/** A code that was once given is never given again inside an edition: it is part of an address. */
export async function freeCode(
  trx: ActorTransaction,
  editionId: string,
  kind: PassageKind,
  theme: number | null,
): Promise<string> {
  const rows = await trx
    .selectFrom('passage')
    .select('code')
    .where('edition_id', '=', editionId)
    .where('kind', '=', kind)
    .execute()
  const taken = new Set(rows.map(({ code }) => code))
  const isNumbered = kind === 'sub_goal' || kind === 'initiative'
  const stem = isNumbered
    ? `${theme ?? 0}.`
    : `${kind.replaceAll('_', '-')}-${theme === null || kind === 'theme' ? '' : `${theme}-`}`
  const first = kind === 'theme' ? (theme ?? 1) : 1
  for (let nth = first; ; nth += 1) if (!taken.has(`${stem}${nth}`)) return `${stem}${nth}`
}

/** Where a new one goes: with the last of its kind in its theme, or with the last of the theme, or at the end. */
async function lastPosition(
  trx: ActorTransaction,
  editionId: string,
  kind: PassageKind,
  theme: number | null,
): Promise<number> {
  const rows = await trx
    .selectFrom('passage')
    .select(['kind', 'theme', 'position'])
    .where('edition_id', '=', editionId)
    .orderBy('position', 'desc')
    .execute()
  const near =
    rows.find((row) => row.kind === kind && row.theme === theme) ??
    rows.find((row) => row.theme === theme && theme !== null) ??
    rows.find((row) => row.kind === kind) ??
    rows[0]
  return near?.position ?? 0
}
