-- Every sub-goal has an indicator, or it says why nobody measures it.
create table sub_goal_measure (
  passage_id bigint not null references passage on delete cascade,
  position integer not null,
  indicator_code text references indicator,
  not_measured_da text,
  not_measured_en text,
  primary key (passage_id, position),
  unique (passage_id, indicator_code),
  check ((indicator_code is null) = (not_measured_da is not null and not_measured_en is not null))
);
create index sub_goal_measure_by_indicator on sub_goal_measure (indicator_code);

grant select on sub_goal_measure to fodfaeste_app, fodfaeste_report;
grant insert on sub_goal_measure to fodfaeste_app;
