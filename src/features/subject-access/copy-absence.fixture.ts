import type pg from 'pg'
import type { PersonActor } from '../../platform/access/actor.ts'

/** A day on which the pupil was ill for two of six lessons, and what was said to the school's own rules. An import has been. */
export async function whatTheSchoolRegistered(
  superuser: pg.Client,
  emil: string,
  teacher: PersonActor,
): Promise<void> {
  await superuser.query(
    `insert into absence (person_id, organisation_id, first_day, last_day, days, held, illness, registered_on, source, import_run)
     select $1, (select min(id) from organisation), '2026-11-02', '2026-11-02', 1, 6, 2, '2026-11-02', 'a', min(id) from import_run`,
    [emil],
  )
  await superuser.query(
    `insert into absence_signal_answer (person_id, organisation_id, rule_key, version, fresh_on, reason_da, reason_en, answer,
       groundless, answered_by)
     select $1, (select min(id) from organisation), rule_key, version, '2026-11-02', 'Væk 3 af 10 skoledage', 'Away', answer, groundless, $2
     from signal_rule_version, (values ('concern', null), ('groundless', 'in-hand')) as said (answer, groundless)
     where rule_key = 'absence-share'`,
    [emil, teacher.id],
  )
}
