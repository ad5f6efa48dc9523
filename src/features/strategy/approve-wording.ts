import type { Actor } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { wordsOf, writeWords } from './change-passage.ts'
import { isImported, matchWording } from './match-wording.ts'
import { WrongStep } from './move-edition.ts'
import { getWorkingEdition, listPassages, lockEdition } from './queries.ts'
import { listTables } from './queries-bodies.ts'
import { recordEvent } from './record-event.ts'
import { refuseStale } from './stale.ts'

/**
 * Approves an edition's official wording, so that pages show it instead of our own words; null ends the approval, and
 * our own words are shown again.
 *
 * @throws Stale
 */
export async function approveWording(
  trx: ActorTransaction,
  actor: Actor,
  editionId: string,
  on: string | null,
  version: number,
): Promise<void> {
  const edition = await lockEdition(trx, editionId)
  await refuseStale(trx, { editionId }, version, edition.version)
  if (edition.wordingApprovedOn === on) return
  await markApproved(trx, editionId, on, version + 1)
  const event =
    on === null
      ? ({ type: 'wording_approval_ended', version: version + 1 } as const)
      : ({ type: 'wording_approved', on, version: version + 1 } as const)
  await recordEvent(trx, actor, { editionId }, event)
}

export interface TakingOver {
  /** The imported draft. */
  readonly fromId: string
  /** The local date, `YYYY-MM-DD`. */
  readonly today: string
  /** The working edition's version, as somebody saw it beside the imported one. */
  readonly version: number
}

/**
 * Copies an imported draft's official wording, and tables that are new, into the working edition and approves it: all in
 * one transaction. Passages are met by kind and code; the rest stays as it is. The lock does not stand against it: the
 * adopted words are the ones that it protects.
 *
 * @returns the working edition's id
 * @throws Stale, WrongStep where the draft was not imported
 */
export async function takeOverWording(
  trx: ActorTransaction,
  actor: Actor,
  { fromId, today, version }: TakingOver,
): Promise<string> {
  const working = await lockEdition(trx, (await getWorkingEdition(trx)).id)
  await refuseStale(trx, { editionId: working.id }, version, working.version)
  const from = await lockEdition(trx, fromId)
  const imported = await listPassages(trx, fromId)
  if (from.state !== 'draft' || !isImported(imported))
    throw new WrongStep('only an imported draft is taken over')
  const { pairs } = matchWording(await listPassages(trx, working.id), imported)
  const changed = pairs.filter((pair) => pair.changed)
  for (const { working: passage, imported: adopted } of changed)
    await writeWords(trx, actor, passage, { ...wordsOf(passage), official_da: adopted.official })
  const tables = await copyTables(trx, fromId, working.id)
  await markApproved(trx, working.id, today, version + 1)
  await recordEvent(
    trx,
    actor,
    { editionId: working.id },
    { type: 'wording_taken_over', from: fromId, passages: changed.length, tables, version: version + 1 },
  )
  await recordEvent(trx, actor, { editionId: fromId }, { type: 'wording_handed_over', to: working.id })
  return working.id
}

const markApproved = (trx: ActorTransaction, editionId: string, on: string | null, version: number) =>
  trx.updateTable('edition').set({ wording_approved_on: on, version }).where('id', '=', editionId).execute()

/** @returns how many were copied: one with the same name and section is there already */
async function copyTables(trx: ActorTransaction, fromId: string, toId: string): Promise<number> {
  const there = await listTables(trx, toId)
  const wanted = (await listTables(trx, fromId)).filter(
    (table) => !there.some(({ caption, section }) => caption === table.caption && section === table.section),
  )
  if (wanted.length === 0) return 0
  await trx
    .insertInto('edition_table')
    .values(
      wanted.map(({ caption, section, header, rows }) => ({
        edition_id: toId,
        caption,
        section,
        header: [...header],
        body: JSON.stringify(rows),
      })),
    )
    .execute()
  return wanted.length
}
