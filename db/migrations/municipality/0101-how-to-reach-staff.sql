-- How somebody who works with the young is reached: their own work phone, work mail, and when they are usually there. They write it
-- themselves, and the young people whose adult they are today read it, with whoever holds custody and sees that adult.

create table staff_reach (
  actor_id bigint primary key references actor,
  phone text check (phone ~ '^[0-9]{8}$'),
  email text check (length(email) <= 200 and email ~ '^[^@\s]+@[^@\s]+$'),
  hours text check (length(hours) between 1 and 100),
  changed_at timestamptz not null default present()
);
comment on table staff_reach is 'What an employee has written of how their young people reach them. Gone the night after they have left.';

-- Whom the present actor may be told how to reach: as far as they see that somebody is around a young person today, or hands them
-- over or takes them over. In the same way as the names of these are known, and as the reader's own: what the policies of `relation`
-- and `handover` hide is hidden here.
create function reachable_staff() returns setof bigint
language plpgsql stable parallel restricted rows 50 set search_path from current as $$
begin
  return query
    select relation.actor_id from relation
    where relation.kind in ('contact_person', 'substitute', 'youth_guide', 'caseworker', 'mentor') and relation.actor_id is not null
      and relation.valid_from <= today() and (relation.valid_until is null or today() < relation.valid_until)
      and relation.person_id = any (array(
        select accessible('statutory') union select accessible('identity') union select accessible('contact')))
    union all select unnest(array[handover.from_id, handover.to_id]) from handover where handover.ended is null;
end $$;
revoke all on function reachable_staff() from public;
grant execute on function reachable_staff() to fodfaeste_app;

alter table staff_reach enable row level security, force row level security;
create policy own on staff_reach for select to fodfaeste_app using (actor_id = (select current_actor()));
create policy told on staff_reach for select to fodfaeste_app
  using ((select is_citizen()) and actor_id = any (array(select reachable_staff())));
create policy own_adds on staff_reach for insert to fodfaeste_app
  with check (actor_id = (select current_actor()) and (select acting_as()) is null
    and (select has_role('counsellor', 'youth-guide', 'caseworker', 'mentor', 'team-leader')));
create policy own_changes on staff_reach for update to fodfaeste_app
  using (actor_id = (select current_actor()) and (select acting_as()) is null)
  with check (actor_id = (select current_actor()));
create policy leavers on staff_reach for select to fodfaeste_system using ((select is_system('administration')));
create policy leavers_drop on staff_reach for delete to fodfaeste_system using ((select is_system('administration')));
grant select, insert, update (phone, email, hours, changed_at) on staff_reach to fodfaeste_app;
grant select, delete on staff_reach to fodfaeste_system;
select let_merging_in();
