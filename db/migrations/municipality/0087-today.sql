-- Filters that somebody keeps under names of their own, for the list of what needs them. A filter names no young person: it
-- says whose list, which kind, and whether only what is late.
create table saved_view (
  id bigint generated always as identity primary key,
  actor_id bigint not null references actor,
  list text not null check (list in ('today')),
  name text not null check (length(name) between 1 and 60),
  query text not null check (length(query) <= 200),
  saved_at timestamptz not null default present(),
  unique (actor_id, list, name)
);
alter table saved_view enable row level security;
alter table saved_view force row level security;
create policy own on saved_view for select to fodfaeste_app
  using (actor_id = (select current_actor()) and acting_as() is null);
create policy own_adds on saved_view for insert to fodfaeste_app
  with check (actor_id = (select current_actor()) and acting_as() is null);
create policy own_drops on saved_view for delete to fodfaeste_app
  using (actor_id = (select current_actor()) and acting_as() is null);
grant select, insert, delete on saved_view to fodfaeste_app;

-- That something has changed, for pages that are open: whose it is and nothing of what it is (decision 0028). The program asks
-- for what came after the last change that it knows of.
create policy news on promise_event for select to fodfaeste_system using ((select is_system('news')));
create policy news on concern_event for select to fodfaeste_system using ((select is_system('news')));
