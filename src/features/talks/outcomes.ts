import { sql } from 'kysely'
import { ask, type Question, question } from '../../platform/db/question.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { Conflict, NotFound } from '../../platform/http/errors.ts'
import { tell } from '../messages/index.ts'
import { type Arranging, recordTalk } from './arranging.ts'
import { agreeForConcern } from './concern.ts'
import { listParticipants, type Participant, type Talk } from './queries.ts'
import { type StepState, talkPath } from './rules.ts'

/* What came of a talk: minutes, and the steps that were agreed. */

export interface Minutes {
  readonly id: string
  readonly version: number
  readonly words: string
  readonly writtenBy: string | null
  readonly writtenAt: Date
  /** When the young person got it; a draft has no day. */
  readonly sharedAt: Date | null
}

/** Every version that the actor may read, the newest first: drafts are theirs who arrange the talk. */
export async function listMinutes(trx: ActorTransaction, talkId: string): Promise<Minutes[]> {
  const rows = await trx
    .selectFrom('talk_minutes')
    .leftJoin('actor', 'actor.id', 'written_by')
    .select(['talk_minutes.id', 'version', 'words', 'actor.name', 'written_at', 'shared_at'])
    .where('talk_id', '=', talkId)
    .orderBy('version', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    words: row.words,
    writtenBy: row.name,
    writtenAt: row.written_at,
    sharedAt: row.shared_at,
  }))
}

/** Writes the minutes, or a further version of them: earlier ones stay. It is a draft until somebody shares it. */
export async function writeMinutes(
  { trx, actor, overtaken }: Arranging,
  talk: Talk,
  words: string,
): Promise<void> {
  const written = await trx
    .insertInto('talk_minutes')
    .values(({ selectFrom }) => ({
      talk_id: talk.id,
      person_id: talk.personId,
      version: selectFrom('talk_minutes')
        .select(sql<number>`coalesce(max(version), 0) + 1`.as('next'))
        .where('talk_id', '=', talk.id),
      words,
      written_by: actor.id,
    }))
    .onConflict((again) => again.columns(['talk_id', 'version']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!written) throw new Conflict(overtaken)
}

/** Shares a version with the young person and everybody else on the list. @throws Conflict where a newer one stands */
export async function shareMinutes(arranging: Arranging, talk: Talk, version: number): Promise<void> {
  const { trx, actor, overtaken } = arranging
  const [newest] = await listMinutes(trx, talk.id)
  if (!newest || newest.version !== version || newest.sharedAt) throw new Conflict(overtaken)
  await trx
    .updateTable('talk_minutes')
    .set({ shared_at: sql<Date>`present()`, shared_by: actor.id })
    .where('id', '=', newest.id)
    .where('shared_at', 'is', null)
    .execute()
  await recordTalk(arranging, talk, 'minutes_shared')
  for (const { actorId, part, live } of await listParticipants(trx, talk.id))
    if (live && actorId && actorId !== actor.id)
      await tell(trx, actor, {
        key: `talk ${talk.id} minutes ${version}`,
        to: actorId,
        kind: 'talk-minutes',
        about: talk.personId,
        link: talkPath(part, talk),
      })
}

/** Somebody does something by a day, as was agreed at a talk. The education plan will take these up. */
export interface AgreedStep {
  readonly id: string
  readonly talkId: string
  readonly personId: string
  readonly what: string
  /** Who does it: one of those at the talk. */
  readonly who: string
  readonly participantId: string
  readonly isMine: boolean
  readonly dueOn: string
  readonly agreedOn: string
  readonly state: StepState
  readonly because: string | null
  readonly isLate: boolean
}

const steps = (trx: ActorTransaction) =>
  trx
    .selectFrom('talk_step')
    .innerJoin('talk', 'talk.id', 'talk_step.talk_id')
    .leftJoinLateral(
      sql<{
        name: string | null
        mine: boolean | null
      }>`(select name, mine from talk_people(talk_step.talk_id) people
        where people.id = talk_step.participant_id)`.as('doer'),
      (join) => join.onTrue(),
    )
    .select([
      'talk_step.id',
      'talk_id',
      'talk_step.person_id',
      'what',
      'participant_id',
      'due_on',
      'agreed_on',
    ])
    .select(['talk_step.state', 'because', 'doer.name', 'doer.mine'])
    .select(sql<boolean>`talk_step.state = 'open' and due_on < today()`.as('is_late'))
    .orderBy(sql`talk_step.state = 'open' desc`)
    .orderBy('due_on')
    .orderBy('talk_step.id')
type StepRow = Awaited<ReturnType<ReturnType<typeof steps>['execute']>>[number]

const stepOf = (row: StepRow): AgreedStep => ({
  id: row.id,
  talkId: row.talk_id,
  personId: row.person_id,
  what: row.what,
  who: row.name ?? '',
  participantId: row.participant_id,
  isMine: row.mine === true,
  dueOn: row.due_on,
  agreedOn: row.agreed_on,
  // The table's own check holds it to the three.
  state: row.state as StepState,
  because: row.because,
  isLate: row.is_late,
})

export const listStepsOfTalk = async (trx: ActorTransaction, talkId: string): Promise<AgreedStep[]> =>
  (await steps(trx).where('talk_step.talk_id', '=', talkId).execute()).map(stepOf)

/** What was agreed with somebody, as far as the actor is told: what is open first, by the day that it is due. */
export const agreedStepsOf = (trx: ActorTransaction, personId: string, most = 100): Question<AgreedStep[]> =>
  question(steps(trx).where('talk_step.person_id', '=', personId).limit(most), (rows) => rows.map(stepOf))

export const listAgreedSteps = (trx: ActorTransaction, personId: string): Promise<AgreedStep[]> =>
  ask(trx, agreedStepsOf(trx, personId))

/**
 * The open steps that wait for the actor: their own, and those of the talks that they arrange, which they follow up. What is due
 * first stands on top.
 */
export const listStepsToFollow = async (trx: ActorTransaction, most = 100): Promise<AgreedStep[]> =>
  (
    await steps(trx)
      .where('talk_step.state', '=', 'open')
      .where(
        sql<boolean>`(talk.owner_id in (select kept_by_me())
          or participant_id in (select my_participations()))`,
      )
      .limit(most)
      .execute()
  ).map(stepOf)

/** Writes down what was agreed: what, who of those at the talk, and by when. */
export async function agreeStep(
  arranging: Arranging,
  talk: Talk,
  step: { readonly what: string; readonly participantId: string; readonly dueOn: string },
): Promise<void> {
  const { trx, actor } = arranging
  await trx
    .insertInto('talk_step')
    .values({
      talk_id: talk.id,
      person_id: talk.personId,
      what: step.what,
      participant_id: step.participantId,
      due_on: step.dueOn,
      agreed_by: actor.id,
    })
    .execute()
  await recordTalk(arranging, talk, 'step_agreed')
  if (talk.state === 'held') await agreeForConcern(arranging, talk)
}

/** A step is done, or is needed no more and why. @throws Conflict where it has ended meanwhile */
export async function endStep(
  arranging: Pick<Arranging, 'trx' | 'actor' | 'requestId' | 'overtaken'>,
  talk: Talk,
  stepId: string,
  { state, because }: { readonly state: 'done' | 'not-needed'; readonly because: string },
): Promise<void> {
  const { trx, actor, overtaken } = arranging
  const ended = await trx
    .updateTable('talk_step')
    .set({
      state,
      because: state === 'not-needed' ? because : null,
      ended_at: sql<Date>`present()`,
      ended_by: actor.id,
    })
    .where('id', '=', stepId)
    .where('talk_id', '=', talk.id)
    .where('state', '=', 'open')
    .returning('id')
    .executeTakeFirst()
  if (!ended) throw new Conflict(overtaken)
  await recordTalk(arranging, talk, 'step_ended')
}

/** @throws NotFound where the actor is not on the list */
export function meIn(people: readonly Participant[]): Participant {
  const me = people.find(({ isMe, live }) => isMe && live)
  if (!me) throw new NotFound()
  return me
}
