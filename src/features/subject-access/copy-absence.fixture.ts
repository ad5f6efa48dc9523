import type pg from 'pg'

/** A day on which the pupil was ill for two of six lessons. An import has been. */
export async function whatTheSchoolRegistered(superuser: pg.Client, emil: string): Promise<void> {
  await superuser.query(
    `insert into absence (person_id, organisation_id, first_day, last_day, days, held, illness, registered_on, source, import_run)
     select $1, (select min(id) from organisation), '2026-11-02', '2026-11-02', 1, 6, 2, '2026-11-02', 'a', min(id) from import_run`,
    [emil],
  )
}
