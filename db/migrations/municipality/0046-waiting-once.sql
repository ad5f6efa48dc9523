-- What waits is counted on the front page and listed on its own: by one rule each, so that the two never differ.

create function people_in_my_care() returns setof uuid
language plpgsql stable parallel restricted rows 50 set search_path from current as $$
begin
  return query select relation.person_id from relation where relation.actor_id = current_actor()
    and relation.kind in ('contact_person', 'substitute') and relation.valid_from <= today()
    and (relation.valid_until is null or today() < relation.valid_until);
end $$;
comment on function people_in_my_care() is 'Those whose contact person the present actor is, or stands in for.';

create or replace function objections_waiting_for_me() returns bigint
language plpgsql stable parallel restricted set search_path from current as $$
begin
  return (select count(*) from objection where person_id = any (array(select people_in_my_care()))
    and not exists (select from objection_answer where objection_id = objection.id));
end $$;

drop function copies_waiting_for_me();
create function copies_waiting_for_me() returns setof bigint
language plpgsql stable parallel restricted rows 20 set search_path from current as $$
begin
  return query select copy_request.id from copy_request where ready_at is null and asked_by <> current_actor();
end $$;
comment on function copies_waiting_for_me() is 'Copies that wait for words which the present actor may look through.';

revoke all on function people_in_my_care(), copies_waiting_for_me() from public;
grant execute on function people_in_my_care(), copies_waiting_for_me() to fodfaeste_app;
