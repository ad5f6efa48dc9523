-- A holder of custody takes part in a talk as long as they hold custody of somebody under 18: from local midnight of the 18th
-- birthday, and from the day on which custody ends, they are told nothing more of it (L-09), whoever had invited them before.
create function still_takes_part(wanted bigint) returns boolean
language sql stable security definer set search_path from current as $$
  select (participant.valid_until is null or today() < participant.valid_until)
    and (participant.part <> 'custody' or participant.actor_id in (select citizen.actor_id
      from talk_citizens(talk.person_id) citizen where citizen.part = 'custody'))
  from talk_participant participant join talk on talk.id = participant.talk_id where participant.id = wanted
$$;
grant execute on function still_takes_part(bigint) to fodfaeste_app, fodfaeste_system;
do $$
begin
  execute format('grant create on schema %I to fodfaeste_rule', current_schema());
  revoke all on function still_takes_part(bigint) from public;
  alter function still_takes_part(bigint) owner to fodfaeste_rule;
end $$;
set local role fodfaeste_rule;
-- Who takes part, by name: a school and a young person may not look up who it is. A parent is not told of the other one (L-30).
create or replace function talk_people(wanted bigint) returns table (id bigint, part text, actor_id bigint, name text, mine boolean,
  reply text, reply_words text, replied_at timestamptz, live boolean)
language sql stable security definer set search_path from current as $$
  select participant.id, participant.part, participant.actor_id,
    case when participant.part = 'young-person' then nullif(concat_ws(' ', person.given_name, nullif(person.family_name, '')), '')
      else actor.name end,
    participant.id in (select my_participations()), participant.reply,
    case when wanted in (select kept_talks()) or participant.id in (select my_participations()) then participant.reply_words end,
    participant.replied_at, still_takes_part(participant.id)
  from talk_participant participant join talk on talk.id = participant.talk_id
  join young_person person on person.id = talk.person_id
  left join actor on actor.id = participant.actor_id
  where participant.talk_id = wanted and (wanted in (select my_talks()) or wanted in (select kept_talks()))
    and not (participant.part = 'custody' and talk.person_id = any (in_custody())
      and participant.actor_id is distinct from current_actor())
  order by array_position(array['young-person', 'custody', 'contact', 'school', 'other'], participant.part), participant.id
$$;
set local role fodfaeste_migrator;
do $$ begin execute format('revoke create on schema %I from fodfaeste_rule', current_schema()); end $$;
