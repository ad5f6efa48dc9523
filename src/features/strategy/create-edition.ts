import type { Actor } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import type { EditionDraft, PassageDraft } from './draft.ts'
import { recordEvent } from './record-event.ts'

/**
 * Takes an edition in as a draft: the one way in, for an import as for the demonstration. Nobody outside the
 * leadership door sees it before somebody records what the bodies decided.
 *
 * @returns the edition's id
 */
export async function createEdition(
  trx: ActorTransaction,
  actor: Actor,
  draft: EditionDraft,
): Promise<string> {
  const { id } = await trx
    .insertInto('edition')
    .values({
      number: draft.number,
      title_da: draft.title.da,
      title_en: draft.title.en,
      valid_from: draft.validFrom,
      valid_to: draft.validTo,
      source: draft.source,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await addPassages(trx, id, draft.passages)
  await addSeats(trx, id, draft)
  await addDecisions(trx, id, draft)
  await addTables(trx, id, draft)
  await recordEvent(trx, actor, { editionId: id }, { type: 'edition_created', source: draft.source })
  return id
}

async function addPassages(
  trx: ActorTransaction,
  editionId: string,
  passages: readonly PassageDraft[],
): Promise<void> {
  if (passages.length === 0) return
  await trx
    .insertInto('passage')
    .values(
      passages.map((passage, position) => ({
        edition_id: editionId,
        position,
        kind: passage.kind,
        code: passage.code,
        theme: passage.theme,
        section: passage.section,
        title_da: passage.title?.da ?? null,
        title_en: passage.title?.en ?? null,
        short_da: passage.short?.da ?? null,
        short_en: passage.short?.en ?? null,
        official_da: passage.official,
        // The source proposes its initiatives; whether one runs is for the leadership group to say.
        state: passage.kind === 'initiative' ? 'proposed' : null,
      })),
    )
    .execute()
}

async function addSeats(trx: ActorTransaction, editionId: string, { seats }: EditionDraft): Promise<void> {
  if (seats.length === 0) return
  await trx
    .insertInto('seat')
    .values(seats.map(({ name, vacant }, position) => ({ edition_id: editionId, position, name, vacant })))
    .execute()
}

async function addDecisions(
  trx: ActorTransaction,
  editionId: string,
  { decisions }: EditionDraft,
): Promise<void> {
  if (decisions.length === 0) return
  await trx
    .insertInto('edition_decision')
    .values(
      decisions.map((decision) => ({
        edition_id: editionId,
        kind: decision.kind,
        body_da: decision.body.da,
        body_en: decision.body.en,
        decided_on: decision.on,
        case_number: decision.caseNumber,
        section: decision.section,
      })),
    )
    .execute()
}

async function addTables(trx: ActorTransaction, editionId: string, { tables }: EditionDraft): Promise<void> {
  if (tables.length === 0) return
  await trx
    .insertInto('edition_table')
    .values(
      tables.map(({ caption, section, header, rows }) => ({
        edition_id: editionId,
        caption,
        section,
        header: [...header],
        body: JSON.stringify(rows),
      })),
    )
    .execute()
}
