import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { NotFound } from '../../platform/http/errors.ts'
import type { NoteKind } from '../young-people/index.ts'

export interface NoteVersion {
  readonly version: number
  readonly words: string
  readonly writtenAt: Date
  readonly writtenBy: string | null
  /** Why it was revised; the first one has no reason. */
  readonly because: string | null
}

export interface Note {
  readonly id: string
  readonly kind: NoteKind
  /** Its words open by a click of their own; without it there are no versions here. */
  readonly restricted: boolean
  readonly happenedOn: string
  readonly writtenAt: Date
  readonly writtenBy: string | null
  readonly notForGuardiansBecause: string | null
  readonly tellFrom: string | null
  /** How many versions it has; the number of the newest. */
  readonly version: number
  /** The newest first, as far as they may be read now. */
  readonly versions: readonly NoteVersion[]
}

const headsOf = (trx: ActorTransaction, personId: string) =>
  trx
    .selectFrom('note')
    .leftJoin('actor', 'actor.id', 'note.written_by')
    .select(['note.id', 'note.kind', 'note.category', 'note.happened_on', 'note.written_at', 'note.versions'])
    .select(['note.not_for_guardians_because', 'note.tell_from', 'actor.name'])
    .where('note.person_id', '=', personId)

type Head = Awaited<ReturnType<ReturnType<typeof headsOf>['execute']>>[number]

const versionsOf = (trx: ActorTransaction, personId: string) =>
  trx
    .selectFrom('note_version')
    .leftJoin('actor', 'actor.id', 'note_version.written_by')
    .select(['note_version.note_id', 'note_version.version', 'note_version.words', 'note_version.written_at'])
    .select(['note_version.because', 'actor.name'])
    .where('note_version.person_id', '=', personId)
    .orderBy('note_version.version', 'desc')

type VersionRow = Awaited<ReturnType<ReturnType<typeof versionsOf>['execute']>>[number]

/** A person's notes, the newest first: of a restricted one only that it is there. */
export async function listNotes(trx: ActorTransaction, personId: string, most = 100): Promise<Note[]> {
  const heads = await headsOf(trx, personId)
    .orderBy('note.happened_on', 'desc')
    .orderBy('note.id', 'desc')
    .limit(most)
    .execute()
  if (heads.length === 0) return []
  const ids = heads.map(({ id }) => id)
  const versions = await versionsOf(trx, personId).where('note_version.note_id', 'in', ids).execute()
  const byNote = Map.groupBy(versions, ({ note_id }) => note_id)
  return heads.map((head) => noteOf(head, byNote.get(head.id) ?? []))
}

/** @throws NotFound for a note that is not this person's, or that the actor may not know */
export async function getNote(trx: ActorTransaction, personId: string, noteId: string): Promise<Note> {
  const head = await headsOf(trx, personId).where('note.id', '=', noteId).executeTakeFirst()
  if (!head) throw new NotFound()
  return noteOf(head, await versionsOf(trx, personId).where('note_version.note_id', '=', noteId).execute())
}

const noteOf = (head: Head, versions: readonly VersionRow[]): Note => ({
  id: head.id,
  // The table's own check holds it to the kinds.
  kind: head.kind as NoteKind,
  restricted: head.category === 'sensitive',
  happenedOn: head.happened_on,
  writtenAt: head.written_at,
  writtenBy: head.name,
  notForGuardiansBecause: head.not_for_guardians_because,
  tellFrom: head.tell_from,
  version: head.versions,
  versions: versions.map(({ version, words, written_at, name, because }) => ({
    version,
    words,
    writtenAt: written_at,
    writtenBy: name,
    because,
  })),
})
