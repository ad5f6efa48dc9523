import { sql } from 'kysely'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { NotFound } from '../../platform/http/errors.ts'
import { findings, type SampledLook } from './rules.ts'

/** The sample that is the reader's: a leader's own, and for the data protection officer everybody's, undecided first. */
export async function listSample(
  trx: ActorTransaction,
  limit: number,
  after?: string,
): Promise<SampledLook[]> {
  let query = sampled(trx).limit(limit)
  if (after) query = query.where('look.id', '>', after)
  return (await query.execute()).map(lookOf)
}

/** @throws NotFound also for one that is somebody else's to judge */
export async function getSampledLook(trx: ActorTransaction, id: string): Promise<SampledLook> {
  const row = await sampled(trx).where('look.id', '=', id).executeTakeFirst()
  const look = row && lookOf(row)
  if (!look?.mine) throw new NotFound()
  return look
}

const sampled = (trx: ActorTransaction) =>
  trx
    .selectFrom('sampled_look as look')
    .innerJoin('actor', 'actor.id', 'look.actor_id')
    .leftJoin('actor as judge', 'judge.id', 'look.judged_by')
    .leftJoin('actor as leader', 'leader.id', 'look.leader_id')
    .leftJoin('young_person as person', 'person.id', 'look.person_id')
    .select([
      'look.id',
      'look.month',
      'look.at',
      'look.actor_id',
      'actor.name as actor_name',
      'look.person_id',
      'look.page',
      'look.drawn',
      'look.findings',
      'look.verdict',
      'look.words',
      'judge.name as judged_by',
      'leader.name as leader_name',
    ])
    .select(
      sql<string | null>`case when not person.protected
        then trim(person.given_name || ' ' || person.family_name) end`.as('person_name'),
    )
    .select(
      sql<boolean>`look.actor_id <> current_actor() and (look.leader_id = current_actor()
        or (look.leader_id is null and has_role('data-protection-officer')))`.as('mine'),
    )
    .orderBy('look.id')

type Row = Awaited<ReturnType<ReturnType<typeof sampled>['execute']>>[number]

const lookOf = (row: Row): SampledLook => ({
  id: row.id,
  month: row.month,
  at: row.at,
  actorId: row.actor_id,
  actorName: row.actor_name,
  personId: row.person_id,
  personName: row.person_name,
  page: row.page,
  drawn: row.drawn === 'by-rule' ? 'by-rule' : 'by-lot',
  findings: findings.filter((one) => row.findings.includes(one)),
  verdict: row.verdict === 'explained' || row.verdict === 'not-explained' ? row.verdict : null,
  words: row.words,
  judgedBy: row.judged_by,
  leaderName: row.leader_name,
  mine: row.mine,
})
