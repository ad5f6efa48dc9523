import { sql } from 'kysely'
import { type Load, ownersOf } from '../imports/index.ts'

/** What is to change about people, worked out before anything changes. */
export const peopleTables = {
  newcomer: 'blind bytea primary key, id uuid not null',
  identity:
    'person_id uuid primary key, is_new boolean, given text, family text, birth_date date, sex text, is_protected boolean, protected_until date, differs boolean, sex_changed boolean',
  new_number: 'person_id uuid, blind bytea primary key, sealed bytea, shields boolean',
  home: 'line bigint, person_id uuid, municipality text, address text, area text, valid_from date, valid_until date, residence_id bigint, plan text',
  home_end: 'residence_id bigint primary key, person_id uuid, ends date',
} as const

/** Parks what contradicts itself or somebody, and plans the rest. */
export async function comparePeople(load: Load): Promise<void> {
  await followNumbers(load)
  await enterNewcomers(load)
  await parkDiffering(load)
  await parkOverlaps(load)
  await parkContradictions(load)
  await forgetParkedNewcomers(load)
  await planIdentity(load)
  await planHomes(load)
}

/** Whoever has another number now is still the same: the row names the one before (issue 5, item 2). */
async function followNumbers({ trx }: Load): Promise<void> {
  await sql`
    with known as materialized (
      ${ownersOf(sql`select former as blind, former_other as other_blind from resolved
        where former is not null and fault is null group by former, former_other`)}
    )
    update resolved set person_id = coalesce(resolved.person_id, known.owner_id),
      fault = case when resolved.person_id <> known.owner_id then 'number_of_two' end
    from known where known.blind = resolved.former and resolved.fault is null`.execute(trx)
}

async function enterNewcomers({ trx }: Load): Promise<void> {
  await sql`insert into newcomer (blind, id) select blind, gen_random_uuid() from resolved
    where person_id is null and fault is null group by blind`.execute(trx)
  await sql`update resolved set person_id = newcomer.id from newcomer
    where newcomer.blind = resolved.blind and resolved.person_id is null`.execute(trx)
}

/** Rows of one person that say different things about who it is. */
const parkDiffering = ({ trx }: Load) =>
  sql`
  update resolved set fault = 'person_differs' where fault is null and person_id in (
    select person_id from resolved where fault is null group by person_id
    having count(*) > 1 and (min(given) <> max(given) or min(family) <> max(family) or min(birth_date) <> max(birth_date)
      or min(sex) <> max(sex) or bool_or(is_protected) <> bool_and(is_protected)))`.execute(trx)

/** Two residences at once, in one file. The same one twice is one. */
const parkOverlaps = ({ trx }: Load) =>
  sql`
  with several as materialized (
    select distinct person_id, municipality, address, area, valid_from, valid_until from resolved where fault is null
      and person_id in (select person_id from resolved where fault is null group by person_id having count(*) > 1)
  ), numbered as materialized (
    select *, row_number() over (partition by person_id) as number from several
  )
  update resolved set fault = 'residence_overlap' where fault is null and person_id in (
    select one.person_id from numbered one join numbered other
      on other.person_id = one.person_id and other.number > one.number
    where daterange(one.valid_from, one.valid_until) && daterange(other.valid_from, other.valid_until))`.execute(
    trx,
  )

/**
 * A home that somebody has written in stands: what a file says otherwise about the same days waits for somebody to decide. An
 * open end is no word about an end, so whoever moves on from there contradicts nobody. The same holds for what a newer file
 * has said, where an older one comes after it.
 */
const parkContradictions = ({ trx }: Load) =>
  sql`
  update resolved set fault = 'residence_contradicts' where fault is null and exists (
    select from residence known where known.person_id = resolved.person_id
      and known.valid_from < coalesce(resolved.valid_until, 'infinity')
      and coalesce(known.valid_until, 'infinity') > resolved.valid_from
      and not (known.municipality_code = resolved.municipality and lower(known.address) = lower(resolved.address))
      and case when known.import_run is null
        then not (known.valid_until is null and known.valid_from < resolved.valid_from)
        else known.valid_from > resolved.valid_from and not exists (select from resolved also
          where also.person_id = known.person_id and also.valid_from = known.valid_from and also.fault is null) end)`.execute(
    trx,
  )

async function forgetParkedNewcomers({ trx }: Load): Promise<void> {
  await sql`update resolved set person_id = null where fault is not null
    and person_id in (select id from newcomer)`.execute(trx)
  await sql`delete from newcomer where id not in (
    select person_id from resolved where fault is null and person_id is not null)`.execute(trx)
}

async function planIdentity({ trx }: Load): Promise<void> {
  await sql`
    insert into identity
    select said.person_id, person.id is null, said.given, said.family, said.birth_date, coalesce(said.sex, person.sex),
      said.is_protected or coalesce(person.protected, false),
      case when said.is_protected then coalesce(said.protected_until, person.protected_until) else person.protected_until end,
      person.id is not null and row(person.given_name, person.family_name, person.birth_date, person.sex, person.protected,
          person.protected_until) is distinct from row(said.given, said.family, said.birth_date,
          coalesce(said.sex, person.sex), said.is_protected or person.protected,
          case when said.is_protected then coalesce(said.protected_until, person.protected_until)
            else person.protected_until end),
      coalesce(person.sex <> said.sex, false)
    from (
      select person_id, max(given) as given, max(family) as family, max(birth_date) as birth_date, max(sex) as sex,
        coalesce(bool_or(is_protected), false) as is_protected, max(protected_until) as protected_until
      from resolved where fault is null group by person_id
    ) said left join young_person person on person.id = said.person_id`.execute(trx)
  await sql`
    insert into new_number
    select distinct on (resolved.blind) resolved.person_id, resolved.blind, resolved.sealed,
      identity.sex_changed
    from resolved join identity on identity.person_id = resolved.person_id
    where resolved.fault is null and not exists (select from number_owner where number_owner.blind = resolved.blind)
    order by resolved.blind`.execute(trx)
  // Protection warns when its year is over; it never opens anything by itself (trust requirement L-30).
  await sql`
    insert into resolved (line, fault, person_id)
    select min(resolved.line), 'protection_ended', person.id from resolved join young_person person on person.id = resolved.person_id
    where resolved.fault is null and person.protected and not resolved.is_protected and resolved.is_protected is not null
    group by person.id`.execute(trx)
}

async function planHomes({ trx }: Load): Promise<void> {
  await sql`
    insert into home
    select said.*, known.id, case when known.id is null then 'add'
      when known.import_run is null then 'by-hand'
      when row(known.municipality_code, known.address, known.area, known.valid_until)
        is distinct from row(said.municipality, said.address, said.area, said.valid_until) then 'change'
      else 'same' end
    from (
      select min(line) as line, person_id, municipality, address, area, valid_from, valid_until from resolved
      where fault is null group by person_id, municipality, address, area, valid_from, valid_until
    ) said
    left join lateral (
      select residence.* from residence where residence.person_id = said.person_id
        and (residence.valid_from = said.valid_from or residence.import_run is null
          and residence.municipality_code = said.municipality and lower(residence.address) = lower(said.address)
          and residence.valid_from < coalesce(said.valid_until, 'infinity')
          and coalesce(residence.valid_until, 'infinity') > said.valid_from)
      order by residence.import_run is null desc, residence.id limit 1
    ) known on true`.execute(trx)
  await sql`
    insert into home_end
    select known.id, known.person_id, min(home.valid_from)
    from residence known join home on home.person_id = known.person_id and home.plan = 'add'
    where known.valid_from < home.valid_from and coalesce(known.valid_until, 'infinity') > home.valid_from
      and not exists (select from home also where also.residence_id = known.id)
    group by known.id, known.person_id`.execute(trx)
}
