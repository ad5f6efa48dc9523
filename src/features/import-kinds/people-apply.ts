import { sql } from 'kysely'
import { type Counts, type Difference, type Load, someOf } from '../imports/index.ts'
import { type NewPersonNumber, storePersonNumbers } from '../person-numbers/index.ts'
import { markMissingPeople, missingPeople } from './missing.ts'

/** So many numbers at a time are in memory. */
const atATime = 5_000

export async function applyPeople(load: Load): Promise<void> {
  await enter(load)
  await storeNumbers(load)
  await changeIdentity(load)
  await changeHomes(load)
  await markMissingPeople(load)
  await sql`insert into touched
    select person_id from identity where is_new or differs
    union select person_id from home where plan in ('add', 'change')
    union select person_id from home_end`.execute(load.trx)
}

async function enter({ trx, runId }: Load): Promise<void> {
  await sql`insert into young_person (id, given_name, family_name, birth_date, sex, protected, protected_until)
    select person_id, given, family, birth_date, sex, is_protected, protected_until from identity where is_new`.execute(
    trx,
  )
  await sql`insert into person_event (request_id, system, person_id, category, type, data)
    select 'import ' || ${runId}::text, 'import', person_id, 'identity', 'person_entered',
      jsonb_build_object('run', ${runId}::text) from identity where is_new`.execute(trx)
}

/** The sealed numbers of this load are opened here, a part at a time, and sealed for good. */
async function storeNumbers({ trx, keys, numbers, runId }: Load): Promise<void> {
  // Before the new number is there: every one that the person had until the law changed their sex.
  await sql`update person_number set shielded = true where owner_kind = 'young_person'
    and owner_id in (select person_id from new_number where shields)`.execute(trx)
  await sql`insert into person_event (request_id, system, person_id, category, type, data)
    select 'import ' || ${runId}::text, 'import', new_number.person_id, 'identity', 'number_changed',
      jsonb_build_object('run', ${runId}::text)
    from new_number join identity on identity.person_id = new_number.person_id where not identity.is_new`.execute(
    trx,
  )
  for (let after: Buffer = Buffer.alloc(0); ; ) {
    const { rows } = await sql<{ person_id: string; blind: Buffer; sealed: Buffer }>`
      select person_id, blind, sealed from new_number where blind > ${after} order by blind limit ${atATime}`.execute(
      trx,
    )
    const given = rows.map(
      ({ person_id, sealed }): NewPersonNumber => ({
        owner: { kind: 'young_person', id: person_id },
        number: numbers.open(sealed),
        validFrom: null,
      }),
    )
    if (given.length > 0) await storePersonNumbers(trx, keys, given)
    const last = rows.at(-1)
    if (!last || rows.length < atATime) break
    // Of numbers in a table that was empty the server knows nothing, and would read all of them again for each part.
    if (after.length === 0) await sql`select look_at_loaded_tables()`.execute(trx)
    await lookUpByIndex(trx, true)
    after = last.blind
  }
  await lookUpByIndex(trx, false)
}

/** A part is few of many, and the more there are the more a look at all of them costs. */
const lookUpByIndex = (trx: Load['trx'], is: boolean) =>
  sql`select set_config('enable_seqscan', ${is ? 'off' : 'on'}, true)`.execute(trx)

async function changeIdentity({ trx, runId }: Load): Promise<void> {
  // What they were called before stands nowhere but in the sealed file: a name that the law has changed is protected by that.
  await sql`update young_person set given_name = given, family_name = family, birth_date = identity.birth_date,
      sex = identity.sex, protected = is_protected, protected_until = identity.protected_until, version = version + 1
    from identity where identity.differs and young_person.id = identity.person_id`.execute(trx)
  await sql`insert into person_event (request_id, system, person_id, category, type, data)
    select 'import ' || ${runId}::text, 'import', person_id, 'identity', 'identity_changed',
      jsonb_build_object('run', ${runId}::text) from identity where differs`.execute(trx)
}

async function changeHomes({ trx, runId, declaration }: Load): Promise<void> {
  await sql`update residence set valid_until = ends from home_end where residence.id = home_end.residence_id`.execute(
    trx,
  )
  await sql`update residence set municipality_code = municipality, address = home.address, area = home.area,
      valid_until = home.valid_until, import_run = ${runId}
    from home where home.plan = 'change' and residence.id = home.residence_id`.execute(trx)
  await sql`insert into residence (person_id, municipality_code, address, area, valid_from, valid_until, source, import_run)
    select person_id, municipality, address, area, valid_from, valid_until, ${declaration.source}, ${runId}
    from home where plan = 'add'`.execute(trx)
  await sql`insert into person_event (request_id, system, person_id, category, type, data)
    select distinct 'import ' || ${runId}::text, 'import', home.person_id, 'contact', 'residence_changed',
      jsonb_build_object('run', ${runId}::text)
    from home join identity on identity.person_id = home.person_id
    where home.plan in ('add', 'change') and not identity.is_new`.execute(trx)
}

export async function countPeople(load: Load): Promise<Omit<Counts, 'rows' | 'parked'>> {
  const { rows } = await sql<Record<'added' | 'changed' | 'same' | 'by_hand', number>>`
    with touched as (
      -- One list, joined: asked for one by one, everybody was looked for among everybody.
      select person_id from home where plan in ('add', 'change')
      union select person_id from home_end union select person_id from new_number
    )
    select count(*) filter (where is_new)::int as added,
      count(*) filter (where not is_new and (differs or touched.person_id is not null))::int as changed,
      count(*) filter (where not is_new and not (differs or touched.person_id is not null))::int as same,
      (select count(*)::int from home where plan = 'by-hand') as by_hand
    from identity left join touched on touched.person_id = identity.person_id`.execute(load.trx)
  const [counted] = rows
  if (!counted) throw new Error('counting returned nothing')
  const { added, changed, same, by_hand } = counted
  return {
    added,
    changed,
    same,
    keptByHand: by_hand,
    missing: await missingPeople(load),
    differences: await peopleDifferences(load),
  }
}

/** What the file says otherwise of people who are known, by what it is. */
async function peopleDifferences({ trx }: Load): Promise<Counts['differences']> {
  const { rows } = await sql<Record<Difference, number>>`
    select
      count(*) filter (where row(given_name, family_name) is distinct from row(given, family))::int as name,
      count(*) filter (where person.birth_date <> identity.birth_date)::int as birth_date,
      count(*) filter (where person.sex is distinct from identity.sex)::int as sex,
      count(*) filter (where row(protected, person.protected_until)
        is distinct from row(is_protected, identity.protected_until))::int as protection,
      (select count(*)::int from new_number join identity who on who.person_id = new_number.person_id
        where not who.is_new) as number,
      (select count(distinct home.person_id)::int from home join identity who on who.person_id = home.person_id
        where not who.is_new and home.plan in ('add', 'change')) as home
    from identity join young_person person on person.id = identity.person_id where differs`.execute(trx)
  return someOf(rows[0] ?? {})
}
