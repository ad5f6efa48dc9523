import { sql } from 'kysely'
import type { PersonActor } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { NotFound } from '../../platform/http/errors.ts'
import type { Typed } from '../../platform/http/page.ts'
import type { Job } from '../../platform/jobs/job.ts'
import { fullName } from '../young-people/index.ts'

/** Whom a report is about: somebody on the list, or somebody whom it does not have. */
export type About =
  | { readonly personId: string }
  | { readonly name: string; readonly birthDate: string | null; readonly class: string | null }

/** What somebody has written so far. It is theirs alone until they send it. */
export interface Draft {
  readonly id: string
  readonly about: About
  /** The name to show; nobody's where the one who writes may not know them any more. */
  readonly name: string | undefined
  readonly answers: Typed
  readonly savedAt: Date
}

export async function beginDraft(trx: ActorTransaction, actor: PersonActor, about: About): Promise<string> {
  const { id } = await trx
    .insertInto('concern_draft')
    .values({ reporter_id: actor.id, ...columnsOf(about) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

const columnsOf = (about: About) =>
  'personId' in about
    ? { person_id: about.personId }
    : { said_name: about.name, said_birth_date: about.birthDate, said_class: about.class }

/** Adds what a step says to what stands there. */
export async function saveDraft(trx: ActorTransaction, id: string, answers: Typed): Promise<void> {
  const saved = await trx
    .updateTable('concern_draft')
    .set({
      answers: sql<string>`answers || ${JSON.stringify(answers)}::jsonb`,
      saved_at: sql<Date>`present()`,
    })
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  if (!saved) throw new NotFound()
}

const drafts = (trx: ActorTransaction) =>
  trx
    .selectFrom('concern_draft')
    .leftJoin('young_person', 'young_person.id', 'person_id')
    .select([
      'concern_draft.id',
      'person_id',
      'said_name',
      'said_birth_date',
      'said_class',
      'answers',
      'saved_at',
    ])
    .select(['given_name', 'family_name'])
type Row = Awaited<ReturnType<ReturnType<typeof drafts>['execute']>>[number]

const draftOf = (row: Row): Draft => ({
  id: row.id,
  about:
    row.person_id === null
      ? { name: row.said_name ?? '', birthDate: row.said_birth_date, class: row.said_class }
      : { personId: row.person_id },
  name:
    row.said_name ?? (row.given_name === null ? undefined : fullName(row.given_name, row.family_name ?? '')),
  // Only saveDraft writes them: texts by their field.
  answers: row.answers as unknown as Typed,
  savedAt: row.saved_at,
})

/** @throws NotFound for one that is sent, dropped or somebody else's */
export async function getDraft(trx: ActorTransaction, id: string): Promise<Draft> {
  const row = await drafts(trx).where('concern_draft.id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound()
  return draftOf(row)
}

/** One's own, the newest first. */
export const listDrafts = async (trx: ActorTransaction): Promise<Draft[]> =>
  (await drafts(trx).orderBy('saved_at', 'desc').orderBy('concern_draft.id', 'desc').limit(20).execute()).map(
    draftOf,
  )

/** @returns whether it was still there: what is sent twice at once is sent once */
export async function dropDraft(trx: ActorTransaction, id: string): Promise<boolean> {
  const dropped = await trx
    .deleteFrom('concern_draft')
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  return dropped !== undefined
}

/** Every night: what nobody has gone on with for 30 days goes. A report that was sent never does. */
export const dropDraftsJob: Job<unknown> = {
  name: 'drop-concern-drafts',
  schedule: '20 4 * * *',
  runsAs: 'concerns',
  handle: async ({ inTransaction }) => {
    await inTransaction('read write', (trx) =>
      trx
        .deleteFrom('concern_draft')
        .where(sql<boolean>`saved_at < present() - interval '30 days'`)
        .execute(),
    )
  },
}
