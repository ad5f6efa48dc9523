import { sql } from 'kysely'
import type { PersonActor } from '../../platform/access/actor.ts'
import { type ActorTransaction, asSystem } from '../../platform/db/with-actor.ts'
import { Conflict, NotFound } from '../../platform/http/errors.ts'
import { awaitActor } from '../access/index.ts'
import { followPlans } from '../law-clock/index.ts'
import { refreshStatus } from '../status/index.ts'
import {
  addGuardian,
  addRelation,
  addResidence,
  type Contact,
  recordPersonEvent,
} from '../young-people/index.ts'

/**
 * Says where somebody lives from a day on: the home before it ends there. The status follows, because people count where they
 * live on the day.
 *
 * @throws Conflict where a later home is known: two at once would count twice
 */
export async function moveHome(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  move: {
    readonly personId: string
    readonly municipalityCode: string
    readonly address: string
    readonly area: string | null
    readonly from: string
    readonly toldBy: string
    /** What to say where a later home is known. */
    readonly later: string
  },
): Promise<void> {
  const { personId, from, toldBy, later, ...home } = move
  const known = await trx
    .selectFrom('residence')
    .select('id')
    .where('person_id', '=', personId)
    .where('valid_from', '>=', from)
    .executeTakeFirst()
  if (known) throw new Conflict(later)
  await trx
    .updateTable('residence')
    .set({ valid_until: from })
    .where('person_id', '=', personId)
    .where(sql<boolean>`(valid_until is null or valid_until > ${from}::date)`)
    .execute()
  await addResidence(trx, personId, { ...home, from, source: toldBy })
  await recordPersonEvent(trx, actor, requestId, personId, {
    type: 'residence_changed',
    category: 'contact',
    data: {},
  })
  await refreshStatus(trx, actor, [personId])
  await followPlans({ trx, actor, requestId }, [personId])
}

/**
 * Says how somebody is reached.
 *
 * @param change.version what was read; 0 where nothing was known
 * @throws Conflict when somebody else changed it meanwhile
 */
export async function changeContact(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  change: {
    readonly personId: string
    readonly version: number
    readonly contact: Contact
    readonly overtaken: string
  },
): Promise<void> {
  const { personId, version, contact, overtaken } = change
  const changed =
    version === 0
      ? await trx
          .insertInto('person_contact')
          .values({ person_id: personId, ...contact })
          .onConflict((known) => known.column('person_id').doNothing())
          .returning('version')
          .executeTakeFirst()
      : await trx
          .updateTable('person_contact')
          .set({ ...contact, version: version + 1, updated_at: sql<Date>`present()` })
          .where('person_id', '=', personId)
          .where('version', '=', version)
          .returning('version')
          .executeTakeFirst()
  if (!changed) throw new Conflict(overtaken)
  await recordPersonEvent(trx, actor, requestId, personId, {
    type: 'contact_changed',
    category: 'contact',
    data: {},
  })
}

/**
 * Enters a holder of custody, to call and to write to. They cannot sign in by it: that takes their person number, which only an
 * import brings. Custody is written by the program's task `import`, in the name of the one who says so.
 */
export async function enterGuardian(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  draft: {
    readonly personId: string
    readonly name: string
    readonly phone: string | null
    readonly email: string | null
    readonly from: string
  },
): Promise<void> {
  const { personId, name, phone, email, from } = draft
  await asSystem(trx, actor, 'import', async () => {
    const actorId = await awaitActor(trx, { provider: null, subject: null, dialect: 'citizen', name })
    await addGuardian(trx, { actorId, phone, email })
    await addRelation(trx, actor, requestId, {
      personId,
      with: { actorId },
      kind: 'custody',
      basis: 'custody',
      from,
    })
  })
}

/**
 * Ends custody: from today on the holder sees nothing.
 *
 * @throws NotFound for custody that is not this person's, or has ended
 */
export async function endCustody(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  { personId, relation }: { readonly personId: string; readonly relation: string },
): Promise<void> {
  const ended = await asSystem(trx, actor, 'import', () =>
    trx
      .updateTable('relation')
      .set({ valid_until: sql<string>`greatest(valid_from, today())` })
      .where('id', '=', relation)
      .where('person_id', '=', personId)
      .where('kind', '=', 'custody')
      .where(sql<boolean>`(valid_until is null or valid_until > today())`)
      .returning('id')
      .executeTakeFirst(),
  )
  if (!ended) throw new NotFound()
  await recordPersonEvent(trx, actor, requestId, personId, {
    type: 'relation_ended',
    category: 'contact',
    data: { relation, kind: 'custody' },
  })
}
