import { sql } from 'kysely'
import type { PersonActor } from '../../platform/access/actor.ts'
import { ask, type Question, question } from '../../platform/db/question.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { Conflict } from '../../platform/http/errors.ts'
import type { Job } from '../../platform/jobs/job.ts'
import type { NoteKind } from '../young-people/index.ts'

/** What somebody has begun to write about a young person: theirs alone, in whichever tab they come back. */
export interface NoteDraft {
  readonly kind: NoteKind | null
  readonly words: string
  /** Counts each saving, so that two tabs do not overwrite one another unseen; 0 before the first one. */
  readonly version: number
  /** Missing where nothing is written. */
  readonly savedAt: Date | undefined
}

const nothing: NoteDraft = { kind: null, words: '', version: 0, savedAt: undefined }

/** The actor's own draft about somebody. */
export const noteDraftOf = (trx: ActorTransaction, personId: string): Question<NoteDraft> =>
  question(
    trx
      .selectFrom('note_draft')
      .select(['kind', 'words', 'version', 'saved_at'])
      .where('person_id', '=', personId)
      .where('author_id', '=', sql<string>`current_actor()`),
    ([row]) => {
      if (!row) return nothing
      const isEmpty = row.words === '' && row.kind === null
      // The table's own check holds it to the kinds.
      const kind = row.kind as NoteKind | null
      return { kind, words: row.words, version: row.version, savedAt: isEmpty ? undefined : row.saved_at }
    },
  )

export const findNoteDraft = (trx: ActorTransaction, personId: string): Promise<NoteDraft> =>
  ask(trx, noteDraftOf(trx, personId))

export interface DraftWords {
  readonly personId: string
  readonly kind: NoteKind | null
  readonly words: string
  /** The version that the writer had in front of them. */
  readonly version: number
}

/**
 * Keeps what stands in the form. What was said before and is sent again, because the answer to it was lost, is kept once.
 *
 * @throws Conflict where another tab has saved something else meanwhile, or the note itself
 */
export async function keepNoteDraft(
  trx: ActorTransaction,
  actor: PersonActor,
  { personId, kind, words, version }: DraftWords,
  overtaken: string,
): Promise<void> {
  const kept = await trx
    .insertInto('note_draft')
    .values({ author_id: actor.id, person_id: personId, kind, words, version: version + 1 })
    .onConflict((stored) =>
      stored
        .columns(['author_id', 'person_id'])
        .doUpdateSet({ kind, words, version: version + 1, saved_at: sql<Date>`present()` })
        .where('note_draft.version', '=', version),
    )
    .returning('id')
    .executeTakeFirst()
  if (kept) return
  const now = await findNoteDraft(trx, personId)
  if (now.version !== version + 1 || now.words !== words || now.kind !== kind) throw new Conflict(overtaken)
}

/** Its words are a note now. The row stays, empty and with another version: a saving that was under way comes too late. */
export async function emptyNoteDraft(
  trx: ActorTransaction,
  actor: PersonActor,
  personId: string,
): Promise<void> {
  await trx
    .insertInto('note_draft')
    .values({ author_id: actor.id, person_id: personId, version: 1 })
    .onConflict((stored) =>
      stored.columns(['author_id', 'person_id']).doUpdateSet({
        kind: null,
        words: '',
        version: sql<number>`note_draft.version + 1`,
        saved_at: sql<Date>`present()`,
      }),
    )
    .execute()
}

/** Every night: what nobody has gone on with for 30 days goes. */
export const dropNoteDraftsJob: Job<unknown> = {
  name: 'drop-note-drafts',
  schedule: '30 4 * * *',
  runsAs: 'notes',
  handle: async ({ inTransaction }) => {
    await inTransaction('read write', (trx) =>
      trx.deleteFrom('note_draft').where(sql<boolean>`saved_at < present() - interval '30 days'`).execute(),
    )
  },
}
