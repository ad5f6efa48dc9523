-- Grave steps ask for a sign-in of a few minutes ago (OWASP ASVS 7.5.2, 7.5.3). When a session began says little: a provider
-- that still has a session of its own gives a new one without asking anybody anything. Its `auth_time` says when it asked.
alter table session add column authenticated_at timestamptz;
comment on column session.authenticated_at is 'When the provider last asked the person to show who they are; nothing where it does not say.';

alter table sign_in_attempt add column again boolean not null default false;
comment on column sign_in_attempt.again is 'The provider is to ask anew, whatever session it has.';
