import pg from 'pg'
import type { TestDatabase } from './database.ts'
import type { Standings } from './standings.ts'

/** A row of every kind about each of the three, and one of every kind that is about who works here. */
export async function makeRows(db: TestDatabase, standings: Standings): Promise<void> {
  const { emil, sofie, alma, actors, schoolId } = standings
  const client = new pg.Client(db.superuser)
  await client.connect()
  await client.query('set search_path to m_851, reference')
  const writer = actors['contact-person'].id
  for (const id of [emil, sofie, alma]) {
    await client.query(aboutOne(id, writer, schoolId))
    await client.query(
      saidBy(
        id,
        actors.guardian.id,
        actors['team-leader'].id,
        schoolId,
        writer,
        actors['unrelated-counsellor'].id,
      ),
    )
  }
  for (const { id } of Object.values(actors)) await client.query(ofActor(id))
  await client.query(
    `insert into guardian (actor_id) values (${actors.guardian.id}), (${actors['former-guardian'].id}), (${actors['other-young-person'].id})`,
  )
  await client.query(`
    insert into access_log (request_id, actor_id, page, method, result) values ('b', ${writer}, 'a.list', 'GET', 'shown');
    insert into away (actor_id, substitute_id, during, entered_by)
      values (${writer}, ${actors['team-leader'].id}, '[2030-01-01,2030-01-02)', ${writer});
    insert into staff_reach (actor_id, phone) values (${writer}, '00000001');
    insert into contact_capacity (actor_id, people, set_by) values (${writer}, 20, ${actors['team-leader'].id});
    insert into law_clock_start (because, switched_by) values ('a test of it', ${writer});
    insert into signal_backtest (version, parameters, expires_months, looked_by)
      select version, parameters, expires_months, ${writer} from signal_rule_version;
    insert into signal_switch (rule_key, is_on, because, switched_by)
      select key, false, 'a test of it', ${writer} from signal_rule;
    insert into admin_event (system, type) values ('administration', 'a-test');
    insert into analysis_purpose (actor_id, purpose) values (${writer}, 'a test of it');
    insert into saved_view (actor_id, list, name, query) values (${writer}, 'today', 'a test of it', 'late=1');
    insert into export_request (what, people, purpose, asked_by) values ('a.list', 501, 'a test of it', ${writer});
    insert into erasure_receipt (subject_hash, key_id, authority, counts) values (sha256('a'), 'i', 'a test', '{}');
    insert into audit_seal (number, log, kind, ids, leaves, line, cluster, newest)
      values (1, 'access_log', 'rows', '{[1,2)}', '', 'a test', 'a test', '1');
    insert into sign_in_attempt (state_hash, browser_hash, provider, nonce, code_verifier, return_to)
      values (sha256('a'), sha256('b'), 'staff', 'n', 'v', '/');
    insert into message (id, idempotency_key, to_actor_id, kind, language) values (gen_random_uuid(), 'a', ${writer}, 'news', 'da')`)
  await client.query(`
    insert into import_source (name, version, kind, declaration) values ('a-test', 1, 'people', '{"source": "a-test",
      "version": 1, "kind": "people", "name": {"da": "En test", "en": "A test"}, "form": {"is": "csv"}, "complete": true,
      "allOrNothing": false, "keepDays": 90, "fields": {"number": "Nummer"}}');
    insert into import_run (source, source_version, sha256, bytes, month)
      select 'a-test', 1, sha256(n::text::bytea), 1, '2026-11-01' from generate_series(1, 2) n;
    insert into data_key (id, wrapped, kek_id) values (gen_random_uuid(), decode(repeat('00', 60), 'hex'), 'k');
    insert into import_file (run_id, data_key_id, kept_until)
      select max(import_run.id), (select id from data_key limit 1), '2100-01-01' from import_run;
    insert into import_piece (run_id, number, sealed) select run_id, 1, '' from import_file;
    insert into import_unknown_code (source, field, code, first_run, last_run, row_count)
      select 'a-test', 'type', 'a', min(id), min(id), 1 from import_run;
    insert into import_fault (run_id, line, code, person_id)
      select min(import_run.id), 2, 'person_differs', young_person.id from import_run, young_person group by young_person.id;
    insert into import_missing (source, person_id, since_run)
      select 'a-test', young_person.id, min(import_run.id) from import_run, young_person group by young_person.id;
    insert into absence (person_id, organisation_id, first_day, last_day, days, held, illness, source, import_run)
      select young_person.id, ${schoolId}, '2026-11-02', '2026-11-02', 1, 6, 6, 'a-test', min(import_run.id)
      from import_run, young_person group by young_person.id;
    insert into absence_signal_answer (person_id, organisation_id, rule_key, version, fresh_on, reason_da, reason_en, answer, answered_by)
      select young_person.id, ${schoolId}, rule_key, signal_rule_version.version, '2026-11-02', 'a', 'a', 'concern', ${writer}
      from signal_rule_version, young_person where rule_key = 'absence-share';
    insert into school_signal_switch (organisation_id, rule_key, version, is_on, because, switched_by)
      select ${schoolId}, rule_key, version, true, 'a test of it', ${writer} from signal_rule_version where rule_key = 'absence-share';
    insert into person_merge (kept_id, gone_id, because, asked_by, preview, merged_by, merged_at, gone)
      select id, gen_random_uuid(), 'a test of it', ${writer}, '{"follow": {}, "aside": {}}', ${writer}, now(), '{}'
      from young_person;
    insert into person_event (system, person_id, category, type)
      select 'import', gone_id, 'identity', 'person_entered' from person_merge;
    insert into access_log (request_id, actor_id, page, method, result, subjects)
      select 'a', ${writer}, 'a.page', 'GET', 'shown', array[gone_id] from person_merge;
    insert into person_merge_row (merge_id, table_name, column_name, row_key, aside)
      select id, 'residence', 'person_id', '{}', false from person_merge`)
  await client.query(`
    create function named(id uuid) returns text language sql immutable as $$
      select case id when '${emil}' then 'Emil' when '${sofie}' then 'Sofie' when '${alma}' then 'Alma' else 'nobody' end $$;
    create function whose(id uuid) returns text language sql stable security definer set search_path from current as $$
      select coalesce((select named(kept_id) || ' before' from person_merge where gone_id = whose.id), named(whose.id)) $$;
    create function mine() returns bigint language sql stable as $$
      select substring(current_setting('fodfaeste.actor', true) from '^person:(.*)$')::bigint $$;
    create function who_was_asked_about(request bigint) returns uuid language sql security definer set search_path from current
      as $$ select person_id from log_request where id = request $$;
    create function who_was_copied(request bigint) returns uuid language sql security definer set search_path from current
      as $$ select person_id from copy_request where id = request $$;
    create function who_was_meant(objected bigint) returns uuid language sql security definer set search_path from current
      as $$ select person_id from objection where id = objected $$;
    create function whose_concern(reported bigint) returns uuid language sql security definer set search_path from current
      as $$ select person_id from concern where id = reported $$;
    create function whose_talk(had bigint) returns uuid language sql security definer set search_path from current
      as $$ select person_id from talk where id = had $$;
    create function whose_time(proposed bigint) returns uuid language sql security definer set search_path from current
      as $$ select person_id from talk join talk_time on talk_id = talk.id where talk_time.id = proposed $$;
    create function whose_promise(promised bigint) returns uuid language sql security definer set search_path from current
      as $$ select person_id from promise where id = promised $$;
    grant execute on all functions in schema m_851 to fodfaeste_app`)
  await client.end()
}

const aboutOne = (id: string, writer: string, schoolId: string): string => `
  insert into person_contact (person_id, phone) values ('${id}', '+45 00 00 00 01');
  insert into residence (person_id, municipality_code, address, valid_from, source)
    values ('${id}', '851', 'Opfundet Vej 1', '2020-01-01', 'a test');
  insert into own_words (person_id, kind, words) values ('${id}', 'interests', 'Cykler');
  insert into statutory_fact (person_id, kind, source, valid_from) values ('${id}', 'dropout_risk', 'a test', '2026-01-01');
  insert into activity (person_id, type, valid, source) values ('${id}', 'stx', '[2026-01-01,)', 'a test');
  insert into activity_agreed (person_id, one_activity, other_activity, because)
    values ('${id}', '${id}', 'ffffffff-ffff-ffff-ffff-ffffffffffff', 'a test of it');
  insert into special_focus (person_id, because, review_on) values ('${id}', 'a test of it', '2100-01-01');
  insert into status_spell (person_id, first_day, until, segment, birth_date)
    values ('${id}', '2026-01-01', 'infinity', 'not-known', '2009-01-01');
  insert into status_interruption (person_id, on_day, level, activity_id, type, confirmed_on)
    values ('${id}', '2026-01-01', 'vocational', '${id}', 'eux', '2027-04-01');
  insert into status_gap (person_id, first_day, until) values ('${id}', '2026-01-01', 'infinity');
  insert into note (person_id, kind, category, happened_on, written_by)
    values ('${id}', 'phone', 'guidance', '2026-01-01', ${writer}), ('${id}', 'health', 'sensitive', '2026-01-01', ${writer});
  insert into note_version (note_id, person_id, category, version, words, written_by)
    select note.id, person_id, category, 1, 'Ord', ${writer} from note where person_id = '${id}';
  insert into note_move (note_id, from_person, to_person, because, moved_by)
    select min(note.id), '${id}', '${id}', 'a test', ${writer} from note where person_id = '${id}';
  insert into consent (person_id, organisation_id, categories, basis, purpose, valid_until, withdrawn_at)
    values ('${id}', ${schoolId}, '{contact}', 'kui-institution-consent', 'a test', '2100-01-01', present());
  insert into break_glass (person_id, actor_id, because, ends_at) values ('${id}', ${writer}, 'a test of it', present());
  insert into person_event (system, person_id, category, type) values ('import', '${id}', 'identity', 'person_entered');
  insert into access_log (request_id, actor_id, page, method, result, subjects)
    values ('a', ${writer}, 'a.page', 'GET', 'shown', array['${id}'::uuid]);
  with key as (insert into data_key (id, wrapped, kek_id)
    values (gen_random_uuid(), decode(repeat('00', 60), 'hex'), 'k') returning id)
  insert into person_number (id, owner_kind, owner_id, kind, blind_index, index_key_id, ciphertext, data_key_id)
    select gen_random_uuid(), 'young_person', '${id}', 'invented', sha256('${id}'), 'i', decode(repeat('00', 40), 'hex'), id from key`

/** What a parent asked, said and was asked, with the answers. */
const saidBy = (
  id: string,
  parent: string,
  leader: string,
  schoolId: string,
  writer: string,
  other: string,
): string => `
  with asked as (insert into log_request (person_id, asked_by, words, addressed_to, addressed_role)
      values ('${id}', ${parent}, 'Hvem?', ${leader}, 'team-leader') returning id),
    looked as (insert into log_request_look select id, 1 from asked returning request_id),
    answered as (insert into log_request_answer (request_id, answered_by, told, weighing, words)
      select request_id, ${leader}, true, 'a weighing of it', 'Ord' from looked returning request_id)
  insert into log_request_name select request_id, 1, 'Mette' from answered;
  with said as (insert into objection (person_id, made_by, about, category, words)
      values ('${id}', ${parent}, 'name', 'identity', 'Ord') returning id)
  insert into objection_answer (objection_id, answered_by, outcome, words) select id, ${leader}, 'kept', 'Ord' from said;
  insert into consent_request (person_id, organisation_id, categories, basis, purpose, consent_until)
    values ('${id}', ${schoolId}, '{contact}', 'kui-institution-consent', 'a test', '2100-01-01');
  with wanted as (insert into copy_request (person_id, asked_by, through)
      values ('${id}', ${parent}, 'custody') returning id)
  insert into copy_release (request_id, person_id, table_name, row_id, column_name, words_hash, decided_by)
    select id, '${id}', 'own_words', 1, 'words', sha256('a'), ${leader} from wanted;
  insert into concern (person_id, reporter_id, basis, seen, urgency, words, young_person_told, tell_from, owner_id)
    values ('${id}', ${leader}, 'within-authority', '{absence}', 'ordinary', 'Ord', true, '2026-01-01', ${writer});
  with client as (insert into api_client (organisation_id, name, secret_hash, valid_until)
    select min(id), 'Studie-IT', decode(repeat('00', 32), 'hex'), '2099-01-01' from organisation returning id)
  insert into api_report (client_id, key, said_hash) select id, 'a-key-of-theirs', decode(repeat('00', 32), 'hex') from client;
  insert into concern_draft (reporter_id, person_id) values (${writer}, '${id}');
  insert into note_draft (author_id, person_id, words, version) values (${writer}, '${id}', 'Ord', 1);
  insert into handover (person_id, from_id, to_id, contact_as, note, proposed_by, silent_on, receiver_at)
    values ('${id}', ${writer}, ${other}, 'counsellor', 'a test of it', ${writer}, '2100-01-01', present());
  insert into contact_effort (person_id, begun_by, ended, ended_at, ended_by, why, because)
    values ('${id}', ${writer}, 'stopped', present(), ${writer}, 'away', 'a test of it');
  with effort as (insert into contact_effort (person_id, begun_by) values ('${id}', ${writer}) returning id)
  insert into contact_attempt (effort_id, person_id, channel, outcome, at, made_by)
    select id, '${id}', 'call', 'no-answer', present(), ${writer} from effort;
  with effort as (insert into guide_effort (person_id, guide_id, purpose, begun_by)
    values ('${id}', ${writer}, 'a test of it', ${writer}) returning id)
  insert into guide_review (effort_id, person_id, held_on, words, written_by)
    select id, '${id}', '2026-01-01', 'a test of it', ${writer} from effort;
  with plan as (insert into plan_not_followed (person_id, since, learned_at) values ('${id}', '2026-01-01', present()) returning id)
  insert into promise (person_id, kind, version, urgency, source, source_id, owner_id, started_at, due_on)
    select '${id}', 'first-contact', 1, 'ordinary', 'plan-not-followed', id, ${writer}, present(), '2100-01-01' from plan;
  with promised as (insert into promise (person_id, kind, version, urgency, source, source_id, owner_id, started_at, due_on)
      select '${id}', 'first-contact', 1, 'ordinary', 'a-test', coalesce(max(id), 0) + 1, ${writer}, present(), '2100-01-01'
      from promise returning id)
  insert into promise_escalation (promise_id, step, told) select id, 1, array[${leader}] from promised;
  with had as (insert into talk (person_id, kind, basis, place, length_minutes, owner_id, booked_by)
      values ('${id}', 'talk', 'kui-guidance', 'Her', 30, ${leader}, ${leader}) returning id),
    meant as (insert into talk_participant (talk_id, actor_id, part, invited_by) select id, ${writer}, 'contact', ${leader} from had
      returning id, talk_id),
    young as (insert into talk_participant (talk_id, part, invited_by) select id, 'young-person', ${leader} from had),
    proposed as (insert into talk_time (talk_id, starts_at) select id, '2100-01-01' from had returning id),
    answered as (insert into talk_answer (time_id, participant_id, can) select proposed.id, meant.id, true from proposed, meant),
    minutes as (insert into talk_minutes (talk_id, person_id, version, words, written_by, shared_at, shared_by)
      -- Of somebody protected they are a draft.
      select had.id, '${id}', 1, 'Ord', ${writer}, case when not protected then present() end,
        case when not protected then ${writer}::bigint end from had, young_person where young_person.id = '${id}')
  insert into talk_step (talk_id, person_id, what, participant_id, due_on, agreed_by)
    select talk_id, '${id}', 'Skridt', id, '2100-01-01', ${writer} from meant;
  -- Where nobody is the contact person, it waits for the leader.
  insert into signal (person_id, rule_key, version, fact, fresh_on, reason_da, reason_en, told_da, told_en, expires_on, tell_from, finder_id)
    select '${id}', rule_key, signal_rule_version.version, 'a test', '2026-01-01', reason_da, reason_en, told_da, told_en, '2100-01-01',
      '2026-01-01', ${leader}
    from signal_rule_version where rule_key = 'no-contact';
  insert into retention_hold (person_id, because, placed_by) values ('${id}', 'a test of it', ${leader});
  insert into sampled_look (month, leader_id, actor_id, log_id, person_id, at, page, drawn, findings)
    values ('2026-01-01', ${leader}, ${parent}, (select coalesce(max(log_id), 0) + 1 from sampled_look), '${id}', present(), 'a.page', 'by-lot', '{}')`

const ofActor = (id: string): string => `
  insert into session (token_hash, actor_id, provider, idle_minutes, ends_at)
    values (sha256('${id}'), ${id}, 'staff', 30, now() + interval '1 hour');
  insert into form_receipt (key, actor_id, page, location) values ('a key of the test ${id}', ${id}, 'a.page', '/');
  insert into notice (actor_id, idempotency_key, kind, link_da, link_en) values (${id}, 'a', 'objection', '/a', '/a')`
