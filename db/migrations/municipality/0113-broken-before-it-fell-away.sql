-- Whoever was let wait beyond the day and then moved, grew too old, or found their own way was let wait: a promise that falls away
-- when it is late stays among the broken ones, and is no open work any more. A mistake, and one of two of the same, was never promised.
create function promise_state(ended text, because text, done_at timestamptz, ended_at timestamptz, due_at timestamptz) returns text
language sql stable parallel safe return case
  when ended = 'excused' then 'excused'
  when ended = 'void' then case when because in ('mistake', 'one-of-two') or ended_at < due_at then 'void' else 'broken' end
  when ended = 'done' then case when done_at < due_at then 'kept' else 'broken' end
  when present() < due_at then 'open' else 'broken' end;
grant execute on function promise_state(text, text, timestamptz, timestamptz, timestamptz) to fodfaeste_app;

do $$ begin execute format('grant create on schema %I to fodfaeste_rule', current_schema()); end $$;
set local role fodfaeste_rule;
-- What was promised to who reports, and by when. No content, and so whoever it is about.
create or replace function report_promises(wanted bigint) returns table (kind text, due_on date, state text)
language sql stable security definer set search_path from current as $$
  select promise.kind, promise.due_on,
    promise_state(promise.ended, promise.because, promise.done_at, promise.changed_at, promise.due_at)
  from promise join promise_kind on promise_kind.code = promise.kind and made_to = 'reporter'
  where promise.source = 'concern' and promise.source_id = wanted and wanted in (select my_reports.id from my_reports())
  order by promise.due_at, promise.id
$$;
set local role fodfaeste_migrator;
do $$ begin execute format('revoke create on schema %I from fodfaeste_rule', current_schema()); end $$;
drop function promise_state(text, timestamptz, timestamptz);
