import type pg from 'pg'
import type { PersonActor } from '../../platform/access/actor.ts'
import { whatTheSchoolRegistered } from './copy-absence.fixture.ts'

/** Signals that ended either way, and one that may not be told yet; the law's clock; and what the school has of its own. */
export async function whatRulesNoticed(
  superuser: pg.Client,
  {
    emil,
    counsellor,
    notYet,
  }: { readonly emil: string; readonly counsellor: PersonActor; readonly notYet: string },
): Promise<void> {
  await superuser.query(
    `insert into signal (person_id, rule_key, version, fact, fresh_on, reason_da, reason_en, told_da, told_en, raised_at, renewed_at,
       expires_on, tell_from, ended, ended_at, ended_by, action, groundless)
     select $1, rule_key, version, fact, '2026-11-02', coalesce(words, reason_da), reason_en, told_da, told_en, '2026-11-02',
       '2026-11-03', '2027-02-02', tell_from::date, ended, ended_at::timestamptz, ended_by, action, groundless
     from signal_rule_version, (values ('one', null, '2026-11-02', 'action', '2026-11-04', $2::bigint, 'colleague', null),
         ('another', null, '2026-11-02', 'groundless', '2026-11-04', $2, null, 'own-plan'),
         ('a third', $3, '2099-01-01', null, null, null, null, null))
       as one (fact, words, tell_from, ended, ended_at, ended_by, action, groundless)
     where rule_key = 'gap-after-a-course'`,
    [emil, counsellor.id, notYet],
  )
  await superuser.query(
    `insert into plan_not_followed (person_id, since, learned_at, contact_at, offer_at, offer_type, offer_words, offered_by, ended,
       ended_at)
     values ($1, '2026-10-26', '2026-11-02', '2026-11-03', '2026-11-04', 'fgu', 'Et besøg', $2, 'back', '2026-11-05')`,
    [emil, counsellor.id],
  )
  await whatTheSchoolRegistered(superuser, emil, counsellor)
}
