-- Who is told what of a concern: whoever reported it, the young person, and holders of custody. None of them reads the row.

-- One's own reports; of an institution its student counsellors see all. Whom it was about is theirs to know only while it is.
create function my_reports() returns table (id bigint, number text, received_at timestamptz, closed_at timestamptz,
  person_id uuid, mine boolean)
language sql stable security definer set search_path from current as $$
  select concern.id, concern.number, concern.received_at, coalesce(kept.closed_at, concern.closed_at),
    case when reporter_is_near(concern.id) then concern.person_id end, concern.reporter_id = current_actor()
  from concern left join concern kept on kept.id = concern.merged_into
  where acting_as() is null and (concern.reporter_id = current_actor()
    or concern.reporter_organisation_id in (select role.organisation_id from live_role role
      where role.actor_id = current_actor() and role.role = 'student-counsellor'))
$$;
create function report_steps(wanted bigint) returns table (item text, at timestamptz, word text)
language sql stable security definer set search_path from current as $$
  select step.item, step.at, step.word from concern
  join concern kept on kept.id = coalesce(concern.merged_into, concern.id)
  join actor owner on owner.id = kept.owner_id
  cross join lateral (values (1, 'received', concern.received_at, null), (2, 'acknowledged', concern.acknowledged_at, null),
    (3, 'owner', kept.owned_at, owner.name), (4, 'contact', kept.contact_at, null), (5, 'talk', kept.talk_at, null),
    (6, 'agreed', kept.agreed_at, null), (7, 'closed', kept.closed_at, null), (8, 'outcome', kept.closed_at, kept.outcome))
    step (turn, item, at, word)
  where concern.id = wanted and step.at is not null and step.item in (select feedback_items(wanted))
    and wanted in (select my_reports.id from my_reports())
    and (step.item <> 'outcome' or step.word is not null)
  order by step.turn
$$;
-- What was promised to who reports, and by when. No content, and so whoever it is about.
create function report_promises(wanted bigint) returns table (kind text, due_on date, state text)
language sql stable security definer set search_path from current as $$
  select promise.kind, promise.due_on, promise_state(promise.ended, promise.done_at, promise.due_at)
  from promise join promise_kind on promise_kind.code = promise.kind and made_to = 'reporter'
  where promise.source = 'concern' and promise.source_id = wanted and wanted in (select my_reports.id from my_reports())
  order by promise.due_at, promise.id
$$;

-- What the young person, and holders of custody who were informed, are told: that it is there, and how far it is.
create function told_concerns(wanted uuid) returns table (id bigint, received_at timestamptz, seen text[], reporter text,
  owner text, state text, closed_at timestamptz)
language sql stable security definer set search_path from current as $$
  select concern.id, concern.received_at, case when wanted = any (in_custody()) then null else concern.seen end,
    organisation.name, owner.name, concern.state, concern.closed_at
  from concern join actor owner on owner.id = concern.owner_id
  left join organisation on organisation.id = concern.reporter_organisation_id
  where concern.person_id = wanted and wanted = any (own_people()) and concern.tell_from <= today()
    and (not wanted = any (in_custody()) or concern.custody_informed_at is not null)
    and wanted in (select accessible('identity'))
  order by concern.received_at desc, concern.id desc
$$;
-- The holders of custody of a minor, for who informs them.
create function custody_of(wanted bigint) returns setof bigint
language sql stable security definer set search_path from current as $$
  select relation.actor_id from concern join live_relation relation on relation.person_id = concern.person_id
  where concern.id = wanted and relation.kind = 'custody' and relation.actor_id is not null
    and relation.birth_date > born_by(today(), 18)
$$;

grant execute on function my_reports(), report_steps(bigint), report_promises(bigint), told_concerns(uuid), custody_of(bigint)
  to fodfaeste_app;
do $$
declare signature text;
begin
  execute format('grant create on schema %I to fodfaeste_rule', current_schema());
  foreach signature in array array['my_reports()', 'report_steps(bigint)', 'report_promises(bigint)', 'told_concerns(uuid)',
    'custody_of(bigint)'] loop
    execute format('revoke all on function %s from public', signature);
    execute format('alter function %s owner to fodfaeste_rule', signature);
  end loop;
  execute format('revoke create on schema %I from fodfaeste_rule', current_schema());
end $$;
