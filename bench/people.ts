import type pg from 'pg'

/** How many people and notes the figures are about: the strategy's own 34,249 young people. */
export const size = { people: 34_249, notes: 400_000, small: 60, large: 5_000 } as const

/** Two workers by what they look after: actor ids. */
export interface Workers {
  readonly small: string
  readonly large: string
  /** A young person of each of them. */
  readonly personOf: { readonly small: string; readonly large: string }
}

/**
 * Fills a municipality's schema with invented people, by set and as the server's administrator: no program writes like
 * this. 60 and 5,000 relations for two workers, everybody else's for forty others.
 */
export async function fillPeople(admin: pg.Client): Promise<Workers> {
  await admin.query('set search_path to m_851, reference')
  await admin.query(`
    insert into organisation (name, kind, municipal) values ('Bench', 'guidance-centre', true);
    insert into actor (issuer, subject, dialect, name)
      select 'https://bench.example', 'worker ' || n, 'staff', 'Worker ' || n from generate_series(1, 42) n;
    insert into role_assignment (actor_id, role, organisation_id, source)
      select id, 'counsellor', (select id from organisation where name = 'Bench'), 'identity-provider'
      from actor where issuer = 'https://bench.example';
    create temp table place as
      select gen_random_uuid() as id, n from generate_series(1, ${size.people}) n;
    insert into young_person (id, given_name, family_name, birth_date)
      select id, 'Given ' || n % 400, 'Family ' || n % 3000, date '2004-01-01' + n % 3600 from place;
    insert into person_contact (person_id, phone) select id, '00 00 00 00' from place;
    insert into residence (person_id, municipality_code, address, valid_from, source)
      select id, '851', 'Street ' || n, '2015-01-01', 'bench' from place;
    insert into own_words (person_id, kind, words) select id, 'interests', 'Words of ' || n from place where n % 3 = 0;
    insert into relation (person_id, actor_id, kind, basis, valid_from)
      select place.id, actor.id, 'contact_person', 'kui-guidance', '2026-01-01' from place join actor
        on actor.subject = 'worker ' || case when n <= ${size.small} then 1 when n <= ${size.small + size.large} then 2
          else 3 + n % 40 end and actor.issuer = 'https://bench.example';
    insert into note (person_id, kind, category, happened_on, written_at)
      select place.id, 'conversation', case when n.n % 11 = 0 then 'sensitive' else 'guidance' end,
        date '2026-01-01' + n.n % 300, timestamptz '2026-01-01' + n.n * interval '1 minute'
      from generate_series(1, ${size.notes}) n join place on place.n = 1 + (n.n * 7919::bigint) % ${size.people};
    insert into note_version (note_id, person_id, category, version, words)
      select id, person_id, category, 1, repeat('Some words. ', 12) from note
      where id not in (select note_id from note_version);
    drop table place`)
  for (const table of [
    'actor',
    'young_person',
    'person_contact',
    'residence',
    'own_words',
    'relation',
    'note',
    'note_version',
  ])
    await admin.query(`vacuum analyze ${admin.escapeIdentifier(table)}`)
  const worker = async (n: number): Promise<[string, string]> => {
    const { rows } = await admin.query<{ actor_id: string; person_id: string }>(
      `select actor_id, person_id from relation join actor on actor.id = actor_id where subject = $1 limit 1`,
      [`worker ${n}`],
    )
    const [row] = rows
    if (!row) throw new Error(`worker ${n} has nobody`)
    return [row.actor_id, row.person_id]
  }
  const [[small, ofSmall], [large, ofLarge]] = [await worker(1), await worker(2)]
  return { small, large, personOf: { small: ofSmall, large: ofLarge } }
}
