-- Where somebody lives, entered by those who may write their contacts: most of those outside have nobody else who tells.
-- Of the protected only an import writes it: whoever enters an address would read it too (trust requirement L-30).
create policy contact_adds on residence for insert to fodfaeste_app
  with check (not hidden and person_id in (select writable('contact')));
create policy contact_ends on residence for update to fodfaeste_app
  using (not hidden and person_id in (select writable('contact')));
