-- How often somebody has come, for the limits of trust requirement T-30. A row for each limit and each account or
-- address, and none that every request waits for (decision 0015). Keys are keyed hashes: no address and no person
-- can be read from them. Column names and types are those that rate-limiter-flexible writes, in its order.
create table limit_count (
  key text primary key check (length(key) <= 120),
  points integer not null,
  expire bigint not null
);
create index limit_count_by_expire on limit_count (expire);
comment on table limit_count is 'Counts of requests within a limit''s time. Holds no person''s data; swept an hour after its time.';
comment on column limit_count.key is 'The limit''s name, and a keyed hash of the address or account.';
comment on column limit_count.expire is 'When the count begins anew, in milliseconds since 1970.';

grant select, insert, update, delete on limit_count to fodfaeste_app;
