import { sql } from 'kysely'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'

/** For how many young people somebody is what. */
export interface Caseload {
  readonly id: string
  readonly name: string
  readonly contactPerson: number
  readonly youthGuide: number
  readonly caseworker: number
  readonly mentor: number
}

/** Everybody in the teams that one leads, by name and never by how many. */
export async function listCaseloads(trx: ActorTransaction): Promise<Caseload[]> {
  const { rows } = await sql<Caseload>`
    select actor.id::text, actor.name,
      count(distinct person_id) filter (where relation.kind = 'contact_person')::int as "contactPerson",
      count(distinct person_id) filter (where relation.kind = 'youth_guide')::int as "youthGuide",
      count(distinct person_id) filter (where relation.kind = 'caseworker')::int as caseworker,
      count(distinct person_id) filter (where relation.kind = 'mentor')::int as mentor
    from actor left join relation on relation.actor_id = actor.id and relation.valid_from <= today()
      and (relation.valid_until is null or today() < relation.valid_until)
    where actor.id = any (array(select led_by_me()))
    group by actor.id, actor.name order by actor.name collate "da-x-icu", actor.id`.execute(trx)
  return rows
}

export interface TeamPeople {
  /** Around whom the teams are that one leads. */
  readonly all: number
  readonly withoutContactPerson: number
  /** Of 15 to 17 years, for whom the law has a clock (BEK 1014/2019 § 10). */
  readonly minors: number
}

export async function countTeamPeople(trx: ActorTransaction): Promise<TeamPeople> {
  const { rows } = await sql<TeamPeople>`
    select count(*)::int as all, count(*) filter (where not exists (select from relation
        where relation.person_id = person.id and relation.kind = 'contact_person' and relation.valid_from <= today()
          and (relation.valid_until is null or today() < relation.valid_until)))::int as "withoutContactPerson",
      count(*) filter (where birth_date <= born_by(today(), 15) and birth_date > born_by(today(), 18))::int as minors
    from young_person person where person.id in (select person_id from my_people(array['team']))`.execute(trx)
  return rows[0] ?? { all: 0, withoutContactPerson: 0, minors: 0 }
}
