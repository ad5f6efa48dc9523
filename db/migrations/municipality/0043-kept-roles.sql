-- Policies ask a dozen times for a page which roles the actor has. As with the categories (0010), the first answer is kept
-- for the rest of a transaction that only reads, sealed so that only these functions can have written it.
create function kept_roles() returns text
language plpgsql stable security definer parallel restricted set search_path from current as $$
declare
  reads_only boolean := current_setting('transaction_read_only') = 'on';
  kept text := current_setting('fodfaeste.roles', true);
  held text;
begin
  if current_actor() is null then return '|'; end if;
  if reads_only and kept <> '' and kept = sealed_basis(current_actor(), null, split_part(kept, ':', 2)) then
    return split_part(kept, ':', 2);
  end if;
  held := array_to_string(roles_of(current_actor()), ',') || '|' || array_to_string(roles_of(acting_as()), ',');
  if reads_only then
    perform set_config('fodfaeste.roles', sealed_basis(current_actor(), null, held), true);
  end if;
  return held;
end $$;

create or replace function has_role(variadic names text[]) returns boolean language sql stable parallel restricted
  return coalesce(string_to_array(split_part(kept_roles(), '|', 1), ',') && names
    and (acting_as() is null or string_to_array(split_part(kept_roles(), '|', 2), ',') && names), false);

revoke all on function kept_roles() from public;
grant execute on function kept_roles() to fodfaeste_app;
do $$
begin
  execute format('grant create on schema %I to fodfaeste_rule', current_schema());
  alter function kept_roles() owner to fodfaeste_rule;
  execute format('revoke create on schema %I from fodfaeste_rule', current_schema());
end $$;
