import { sql } from 'kysely'
import type { Actor } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { Conflict, NotFound } from '../../platform/http/errors.ts'
import type { Contact, NoteDraft, OwnWordsKind, PersonDraft, RelationDraft, Residence } from './draft.ts'
import { recordPersonEvent } from './events.ts'

const actorId = (actor: Actor): string | null => (actor.kind === 'person' ? actor.id : null)

/** Enters a young person. Returns their id, which is random and says nothing. */
export async function createPerson(
  trx: ActorTransaction,
  actor: Actor,
  requestId: string,
  draft: PersonDraft,
): Promise<string> {
  const { id } = await trx
    .insertInto('young_person')
    .values({
      given_name: draft.givenName,
      family_name: draft.familyName,
      birth_date: draft.birthDate,
      sex: draft.sex,
      language: draft.language ?? 'da',
      needs_interpreter: draft.needsInterpreter ?? false,
      protected: draft.protected !== undefined,
      protected_until: draft.protected?.until ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await recordPersonEvent(trx, actor, requestId, id, {
    type: 'person_entered',
    category: 'identity',
    data: {},
  })
  return id
}

/** Writes who is around a young person. The one table for it: every feature only adds and ends. Returns the id. */
export async function addRelation(
  trx: ActorTransaction,
  actor: Actor,
  requestId: string,
  draft: RelationDraft,
): Promise<string> {
  const { id } = await trx
    .insertInto('relation')
    .values({
      person_id: draft.personId,
      actor_id: 'actorId' in draft.with ? draft.with.actorId : null,
      unit_id: 'unitId' in draft.with ? draft.with.unitId : null,
      kind: draft.kind,
      basis: draft.basis,
      purpose: draft.purpose ?? null,
      contact_as: draft.contactAs ?? null,
      valid_from: draft.from ?? sql<string>`today()`,
      valid_until: draft.until ?? null,
      created_by: actorId(actor),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await recordPersonEvent(trx, actor, requestId, draft.personId, {
    type: 'relation_added',
    category: 'contact',
    data: { relation: id, kind: draft.kind, basis: draft.basis },
  })
  return id
}

/**
 * Ends a relation: from today on it opens nothing.
 *
 * @throws NotFound for one that is not there, or may not be ended by this actor
 */
export async function endRelation(
  trx: ActorTransaction,
  actor: Actor,
  requestId: string,
  personId: string,
  relationId: string,
): Promise<void> {
  const ended = await trx
    .updateTable('relation')
    .set({ valid_until: sql<string>`greatest(valid_from, today())` })
    .where('id', '=', relationId)
    .where('person_id', '=', personId)
    .where(sql<boolean>`(valid_until is null or valid_until > today())`)
    .returning('kind')
    .executeTakeFirst()
  if (!ended) throw new NotFound()
  await recordPersonEvent(trx, actor, requestId, personId, {
    type: 'relation_ended',
    category: 'contact',
    data: { relation: relationId, kind: ended.kind },
  })
}

export async function addResidence(trx: ActorTransaction, personId: string, home: Residence): Promise<void> {
  await trx
    .insertInto('residence')
    .values({
      person_id: personId,
      municipality_code: home.municipalityCode,
      address: home.address,
      area: home.area,
      valid_from: home.from,
      valid_until: home.until ?? null,
      source: home.source,
    })
    .execute()
}

export async function addContact(trx: ActorTransaction, personId: string, contact: Contact): Promise<void> {
  await trx
    .insertInto('person_contact')
    .values({ person_id: personId, ...contact })
    .execute()
}

/** Enters a holder of custody, whose actor is known before they sign in. Returns the guardian's id. */
export async function addGuardian(
  trx: ActorTransaction,
  draft: { readonly actorId: string; readonly phone: string | null; readonly email: string | null },
): Promise<string> {
  const { id } = await trx
    .insertInto('guardian')
    .values({ actor_id: draft.actorId, phone: draft.phone, email: draft.email })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Writes down what an institution may know without consent (KUI act § 15 d). */
export async function recordStatutoryFact(
  trx: ActorTransaction,
  actor: Actor,
  requestId: string,
  personId: string,
  fact: {
    readonly kind: 'education_order' | 'dropout_risk'
    readonly source: string
    readonly from: string
    readonly until: string | null
  },
): Promise<void> {
  await trx
    .insertInto('statutory_fact')
    .values({
      person_id: personId,
      kind: fact.kind,
      source: fact.source,
      valid_from: fact.from,
      valid_until: fact.until,
      recorded_by: actorId(actor),
    })
    .execute()
  await recordPersonEvent(trx, actor, requestId, personId, {
    type: 'statutory_fact_recorded',
    category: 'statutory',
    data: { kind: fact.kind },
  })
}

/** Adds to a young person's own words; what they wrote before stays (domain: own words). */
export async function writeOwnWords(
  trx: ActorTransaction,
  actor: Actor,
  requestId: string,
  words: { readonly personId: string; readonly kind: OwnWordsKind; readonly words: string },
): Promise<void> {
  const { personId: person_id, kind } = words
  await trx
    .insertInto('own_words')
    .values({ person_id, kind, words: words.words, written_by: actorId(actor) })
    .execute()
  await recordPersonEvent(trx, actor, requestId, person_id, {
    type: 'own_words_written',
    category: 'guidance',
    data: { kind },
  })
}

/** Writes a note, as its own first version. Returns its id. */
export async function writeNote(
  trx: ActorTransaction,
  actor: Actor,
  requestId: string,
  draft: NoteDraft,
): Promise<string> {
  const category = draft.restricted ? 'sensitive' : 'guidance'
  // An import says who wrote it then; anybody else writes in their own name (the policy holds them to it).
  const written_by = draft.writtenBy ?? actorId(actor)
  const { id } = await trx
    .insertInto('note')
    .values({
      person_id: draft.personId,
      kind: draft.kind,
      category,
      happened_on: draft.happenedOn,
      written_by,
      not_for_guardians: draft.notForGuardiansBecause !== undefined,
      not_for_guardians_because: draft.notForGuardiansBecause ?? null,
      tell_from: draft.tellFrom ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await trx
    .insertInto('note_version')
    .values({ note_id: id, person_id: draft.personId, category, version: 1, words: draft.words, written_by })
    .execute()
  await recordPersonEvent(trx, actor, requestId, draft.personId, {
    type: 'note_written',
    category,
    data: { note: id, kind: draft.kind },
  })
  return id
}

/**
 * Writes a note's next version. The earlier ones stay as they are: a note is never edited silently.
 *
 * @throws Conflict when somebody else wrote a version meanwhile
 */
export async function reviseNote(
  trx: ActorTransaction,
  actor: Actor,
  requestId: string,
  change: {
    readonly personId: string
    readonly noteId: string
    readonly version: number
    readonly words: string
    readonly because: string
    /** What to say to somebody who was overtaken. */
    readonly overtaken: string
  },
): Promise<void> {
  const note = await trx
    .updateTable('note')
    .set({ versions: change.version + 1 })
    .where('id', '=', change.noteId)
    .where('person_id', '=', change.personId)
    .where('versions', '=', change.version)
    .returning('category')
    .executeTakeFirst()
  if (!note) throw new Conflict(change.overtaken)
  await trx
    .insertInto('note_version')
    .values({
      note_id: change.noteId,
      person_id: change.personId,
      category: note.category,
      version: change.version + 1,
      words: change.words,
      because: change.because,
      written_by: actorId(actor),
    })
    .execute()
  await recordPersonEvent(trx, actor, requestId, change.personId, {
    type: 'note_revised',
    category: note.category,
    data: { note: change.noteId, version: change.version + 1 },
  })
}

/**
 * Moves a note that was written on the wrong person, with every version of it. It leaves the wrong person's page, copy and
 * guardians; that it was there and went, and why, stays in both histories.
 *
 * @throws NotFound for a note or person that the actor may not write about
 */
export async function moveNote(
  trx: ActorTransaction,
  actor: Actor,
  requestId: string,
  move: { readonly noteId: string; readonly from: string; readonly to: string; readonly because: string },
): Promise<void> {
  const moved = await trx
    .updateTable('note')
    .set({ person_id: move.to })
    .where('id', '=', move.noteId)
    .where('person_id', '=', move.from)
    .returning('category')
    .executeTakeFirst()
  if (!moved) throw new NotFound()
  await trx
    .insertInto('note_move')
    .values({
      note_id: move.noteId,
      from_person: move.from,
      to_person: move.to,
      because: move.because,
      moved_by: actorId(actor),
    })
    .execute()
  const { category } = moved
  const data = { note: move.noteId }
  await recordPersonEvent(trx, actor, requestId, move.from, { type: 'note_moved_away', category, data })
  await recordPersonEvent(trx, actor, requestId, move.to, { type: 'note_moved_here', category, data })
}
