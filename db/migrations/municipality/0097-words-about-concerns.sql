-- What a young person says of a concern about them, or a holder of custody who was told of it, stands beside the concern
-- (L-11). Whoever may read the concern reads it; a school that reported one does not read what is said back of it.
alter table objection
  drop constraint objection_about_check,
  add constraint objection_about_check
    check (about in ('name', 'age', 'contact', 'residence', 'around', 'note', 'school', 'other', 'concern')),
  drop constraint objection_category_check,
  add constraint objection_category_check
    check (category in ('identity', 'contact', 'guidance', 'sensitive', 'statutory', 'concern')),
  add constraint which_concern check (about <> 'concern' or (about_id is not null and category = 'concern'));

alter policy beside_the_fact on objection using (
  not person_id = any ((select in_custody())::uuid[]) and (
    (category = 'identity' and person_id = any (array(select accessible('identity'))))
    or (category = 'contact' and person_id = any (array(select accessible('contact'))))
    or (category = 'guidance' and person_id = any (array(select accessible('guidance'))))
    or (category = 'sensitive' and person_id = any (array(select accessible('sensitive'))))
    or (category = 'statutory' and person_id = any (array(select accessible('statutory'))))
    or (category = 'concern' and not (select is_school()) and person_id = any (array(select accessible('concern'))))));
