import type pg from 'pg'

/** Of each year's birth so many: about 34,249 are 15 to 24 on any day, and about 70,000 stand in the register. */
const aYear = 3425
/** Whoever was 15 to 24 on some day from 2017-08-01 until today, in whole years of birth. */
const [oldest, youngest] = [1992, 2011]

/**
 * Fills a municipality's schema with young people who have a course from form 7 on, about six activities each, and the spells that
 * follow: by set and as the server's administrator. What each does hangs on their number alone.
 *
 * @param times as many people as in Aalborg
 */
export async function fillYoung(admin: pg.Client, times: number): Promise<number> {
  await admin.query(`set search_path to m_851, reference; set jit = off;
    create temp table young as
      select gen_random_uuid() as id, n, make_date(year, 1, 1) + (n * 7919) % 365 as born, year,
        make_date(year + 16, 7, 1) as leaves, (n * 31) % 100 as way, (n * 17) % 100 as luck
      from generate_series(${oldest}, ${youngest}) year, generate_series(1, ${aYear * times}) n;
    insert into organisation (name, kind, municipal) select 'Skole ' || n, 'compulsory-school', false from generate_series(1, 30) n;
    insert into young_person (id, given_name, family_name, birth_date, sex)
      select id, 'Ung', 'Nummer ' || n, born, (array['female', 'male'])[1 + n % 2] from young;
    insert into residence (person_id, municipality_code, area, address, valid_from, source)
      select id, '851', 'Område ' || n % 20, 'Vej ' || n, born, 'bench' from young;
    insert into activity (person_id, type, valid, outcome, confirmed_on, learned_at, hours_month, provider_id, source)
      select id, type, daterange(d0, case when d1 < '2026-11-01' then d1 end), case when d1 < '2026-11-01' then outcome end,
        least(d1, '2026-10-01'), d0, case type when 'employment' then 120 end,
        case when type in ('employment', 'none') then null else (select min(id) from organisation where name = 'Skole 1') + n % 30 end,
        'bench'
      from young, lateral (values
        ('compulsory-school', leaves - 1100, leaves, 'other'),
        ('tenth-grade', leaves + 31, leaves + 365, 'other'),
        (case when way < 70 then 'stx' else 'basic-course-2' end, leaves + 400, leaves + case when luck < 15 then 600 when way < 70 then 1460 else 640 end,
          case when luck < 15 then 'interrupted' else 'completed' end),
        (case when luck < 15 then 'employment' when way >= 70 then 'main-course' end, leaves + 650, leaves + 1800, case when luck < 15 then 'other' else 'completed' end),
        (case when luck < 8 then 'hf' when luck < 15 then 'none' end, leaves + 1830, leaves + 2600, 'completed'),
        (case when luck between 15 and 60 then 'employment' end, leaves + 1830, leaves + 2900, 'other')
      ) one (type, d0, d1, outcome)
      where type is not null and d0 < '2026-11-01';
    insert into special_focus (person_id, valid_from, because, review_on)
      select id, '2019-01-01', 'En opfundet grund', '2030-01-01' from young where n % 70 = 1 and luck < 15;
    insert into figure_settings (complete_from, invented) values ('2017-08-01', true);
    analyze young_person; analyze activity; analyze residence`)
  for (let part = 0; part < 20; part += 1)
    await admin.query(`select refresh_status((select array_agg(id) from young where n % 20 = ${part}))`)
  for (const table of [
    'young_person',
    'activity',
    'residence',
    'status_spell',
    'status_gap',
    'status_interruption',
    'special_focus',
  ])
    await admin.query(`vacuum analyze ${table}`)
  const { rows } = await admin.query<{ people: string }>('select count(*) as people from young')
  return Number(rows[0]?.people)
}
