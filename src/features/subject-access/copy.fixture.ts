import pg from 'pg'
import type { TestDatabase } from '../../../test/support/database.ts'
import {
  newActor,
  newOrganisation,
  newPerson,
  newUnit,
  newYoungPerson,
  relate,
} from '../../../test/support/people.ts'
import { type PersonActor, systemIn } from '../../platform/access/actor.ts'
import { joinUnit } from '../access/index.ts'
import {
  addContact,
  addGuardian,
  addResidence,
  recordStatutoryFact,
  writeNote,
  writeOwnWords,
} from '../young-people/index.ts'
import { whatRulesNoticed } from './copy-signals.fixture.ts'

/** A young person of 17 with something in every table, the people around them, and somebody whom it all does not concern. */
export interface Family {
  readonly emil: string
  readonly self: PersonActor
  /** Holders of custody; the younger sibling is theirs as well. */
  readonly mother: PersonActor
  readonly sibling: string
  readonly counsellor: PersonActor
  readonly leader: PersonActor
  readonly stranger: {
    readonly personId: string
    readonly actor: PersonActor
    readonly counsellor: PersonActor
  }
  readonly notes: { readonly open: string }
}

/** What must be in nobody's copy but the one they belong to: the reason why is in the words. */
export const canaries = {
  employee: 'Kanariefugl-medarbejder',
  leader: 'Kanariefugl-leder',
  otherParent: 'Kanariefugl-far',
  otherParentPhone: '+45 99 88 77 66',
  strangersWords: 'Kanariefugl-fremmed',
  strangersNote: 'Kanariefugl-fremmed-note',
  notYet: 'Kanariefugl-ikke-endnu',
  friend: 'Kanariefugl-ven',
  notForGuardians: 'Kanariefugl-ikke-for-forældre',
  notForGuardiansBecause: 'Kanariefugl-begrundelse',
} as const

/** Where the protected live: for themselves alone. */
export const secret = { phone: '+45 11 22 33 44', address: 'Hemmelig Vej 1' } as const

export async function newFamily(db: TestDatabase): Promise<Family> {
  const by = systemIn(db.aalborg, 'import')
  const asImport = <Result>(work: Parameters<typeof db.as<Result>>[0]) => db.as(work, by)
  const centre = await newOrganisation(db)
  const counsellor = await newActor(db, canaries.employee, ['counsellor'], centre)
  const leader = await newActor(db, canaries.leader, ['team-leader'], centre)
  const team = await newUnit(db, { organisationId: centre, kind: 'team', name: 'Team Øst' })
  await asImport(async (trx) => {
    await joinUnit(trx, { actorId: counsellor.id, unitId: team, kind: 'member', source: 'administrator' })
    await joinUnit(trx, { actorId: leader.id, unitId: team, kind: 'leader', source: 'administrator' })
  })
  const { personId: emil, actor: self } = await newYoungPerson(db, {
    sex: 'male',
    protected: { until: '2027-05-01' },
  })
  const sibling = await newPerson(db, {
    givenName: 'Liv',
    birthDate: '2013-06-01',
    protected: { until: '2027-05-01' },
  })
  const mother = await newActor(db, 'Marianne Thorup Krogh', [], undefined, 'citizen')
  const father = await newActor(db, canaries.otherParent, [], undefined, 'citizen')
  await asImport(async (trx) => {
    await addGuardian(trx, { actorId: mother.id, phone: null, email: null })
    await addGuardian(trx, { actorId: father.id, phone: canaries.otherParentPhone, email: null })
  })
  for (const personId of [emil, sibling]) {
    for (const { id } of [mother, father])
      await relate(db, { personId, with: { actorId: id }, kind: 'custody', basis: 'custody' })
    await relate(db, { personId, with: { actorId: counsellor.id }, kind: 'contact_person' })
    await fill(db, personId, counsellor)
  }
  const open = await writeNotes(db, emil, counsellor)
  await writeNotes(db, sibling, counsellor)
  await everythingElse(db, emil, counsellor, team)
  const stranger = await newStranger(db, centre)
  return {
    emil,
    self,
    mother: { ...mother, roles: ['guardian'] },
    sibling,
    counsellor,
    leader,
    stranger,
    notes: { open },
  }
}

async function fill(db: TestDatabase, personId: string, counsellor: PersonActor): Promise<void> {
  const by = systemIn(db.aalborg, 'import')
  await db.as(async (trx) => {
    await addContact(trx, personId, {
      phone: secret.phone,
      email: 'emil@unge.test',
      preferred: 'text-message',
    })
    await addResidence(trx, personId, {
      municipalityCode: '851',
      address: secret.address,
      area: 'Øst',
      from: '2020-01-01',
      until: '2027-01-01',
      source: 'CPR',
    })
    await recordStatutoryFact(trx, by, 'test', personId, {
      kind: 'dropout_risk',
      source: 'skolen',
      from: '2026-10-01',
      until: '2027-01-01',
    })
    await writeOwnWords(trx, by, 'test', { personId, kind: 'strengths', words: 'Jeg er god til at lytte' })
    await relate(db, {
      personId,
      with: { actorId: counsellor.id },
      kind: 'referral',
      purpose: 'Samtale om mod',
      until: '2099-01-01',
    })
  }, by)
}

/** Returns the id of the one that may be told. */
async function writeNotes(db: TestDatabase, personId: string, counsellor: PersonActor): Promise<string> {
  const by = systemIn(db.aalborg, 'import')
  const draft = {
    personId,
    kind: 'conversation',
    restricted: false,
    happenedOn: '2026-10-01',
    writtenBy: counsellor.id,
  } as const
  return db.as(async (trx) => {
    const words = `Talte om skolen og om ${canaries.friend}, som er hans ven.`
    const id = await writeNote(trx, by, 'test', { ...draft, words })
    await writeNote(trx, by, 'test', {
      ...draft,
      restricted: true,
      kind: 'health',
      words: 'Sover dårligt om natten.',
    })
    await writeNote(trx, by, 'later', { ...draft, words: canaries.notYet, tellFrom: '2099-01-01' })
    await writeNote(trx, by, 'test', {
      ...draft,
      words: canaries.notForGuardians,
      notForGuardiansBecause: canaries.notForGuardiansBecause,
    })
    return id
  }, by)
}

/** What no function of an import writes: a consent, an emergency access, a look, a unit, a later version. */
async function everythingElse(
  db: TestDatabase,
  emil: string,
  counsellor: PersonActor,
  team: string,
): Promise<void> {
  await relate(db, {
    personId: emil,
    with: { unitId: team },
    kind: 'referral',
    purpose: 'Hold',
    until: '2099-01-01',
  })
  const superuser = new pg.Client({ ...db.superuser, options: '-c search_path=m_851,reference' })
  await superuser.connect()
  try {
    await superuser.query(
      `insert into consent (person_id, organisation_id, categories, basis, purpose, valid_until, withdrawn_at)
       select $1, min(id), '{status}', 'kui-institution-consent', 'Overgang til EUD', '2027-01-01', now() from organisation`,
      [emil],
    )
    // The consent before has made the record of a share; a share that is over has all that such a record can hold.
    await superuser.query(
      `update disclosure set giver_organisation = 'Uddannelseshuset UU', informed_on = '2026-10-01', ended_at = now()
       where person_id = $1`,
      [emil],
    )
    await superuser.query(
      `insert into consent_request (person_id, organisation_id, categories, basis, purpose, consent_until, asked_by,
         answered_by, answered_at)
       select $1, min(id), '{status}', 'kui-institution-consent', 'Overgang til EUD', '2027-01-01', $2, $2, now()
       from organisation`,
      [emil, counsellor.id],
    )
    await superuser.query(
      `insert into log_request (person_id, asked_by, words, addressed_to, addressed_role)
       select $1, relation.actor_id, 'Hvem var det?', $2, 'team-leader'
       from relation where person_id = $1 and kind = 'self'`,
      [emil, counsellor.id],
    )
    await superuser.query(
      `insert into break_glass (person_id, actor_id, because, reviewed_at, reviewed_by, review)
       values ($1, $2, 'Der var fare på færde', now(), $2, 'I orden')`,
      [emil, counsellor.id],
    )
    await superuser.query(
      `insert into access_log (request_id, actor_id, roles, unit, page, method, result, subjects, reasons, legal_basis)
       values ('seen', $2, '{counsellor}', 'Team Øst', 'work.person', 'GET', 'shown', array[$1::uuid], '{contact_person}',
         'kui-guidance'), ('later', $2, '{counsellor}', 'Team Øst', 'work.note', 'POST', 'done', array[$1::uuid],
         '{participant}', 'preventive-exchange')`,
      [emil, counsellor.id],
    )
    await superuser.query(
      `insert into note_version (note_id, person_id, category, version, words, because)
       select id, person_id, category, 2, 'Rettet ord', 'Slåfejl' from note where person_id = $1 and category = 'guidance'
         and tell_from is null and not not_for_guardians`,
      [emil],
    )
    await superuser.query(
      `update relation set valid_until = '2098-01-01' where person_id = $1 and valid_until is null and kind = 'contact_person'`,
      [emil],
    )
    await whatTheyDid(superuser, emil)
    await whatWasPromised(superuser, emil, counsellor)
    await whoWasAround(superuser, emil, counsellor)
    await whatWasTalkedAbout(superuser, emil, counsellor)
    await whatRulesNoticed(superuser, { emil, counsellor, notYet: canaries.notYet })
  } finally {
    await superuser.end()
  }
}

/** An activity that was corrected, what two sources say, a focus that was lifted, and the status: each column with something. */
async function whatTheyDid(superuser: pg.Client, emil: string): Promise<void> {
  await superuser.query(
    `insert into activity (person_id, type, provider_id, provider, education_code, stage, hours_month, valid, expected_end,
       outcome, end_reason_local, end_reason_central, end_reason, source, reported_by, still_true_until, believed, closed_because)
     select $1, 'stx', min(id), 'Limfjordsgymnasiet', '3110', '55', 30, '[2024-08-12,2026-02-01)', '2027-06-30', 'interrupted',
       'A1', '71', 'Ville noget andet', 'ungedatabasen', 'Skolen', '2099-01-01', tstzrange('2026-01-01', '2026-02-01'), 'Slåfejl'
     from organisation`,
    [emil],
  )
  await superuser.query(
    `insert into activity_agreed (person_id, one_activity, other_activity, because)
     values ($1, $1, 'ffffffff-ffff-ffff-ffff-ffffffffffff', 'Begge har ret')`,
    [emil],
  )
  await superuser.query(
    `insert into special_focus (person_id, valid_from, valid_until, because, review_on, lifted_at, lifted_because)
     values ($1, '2026-01-01', '2026-03-01', 'Havde brug for hjælp', '2026-04-01', now(), 'Det går godt')`,
    [emil],
  )
  await superuser.query(
    `insert into status_spell (person_id, first_day, until, segment, sub_segment, primary_type, provider_id, birth_date)
     select $1, '2026-01-01', 'infinity', 'outside', 'employed', 'employment', min(id), '2009-01-01' from organisation`,
    [emil],
  )
  await superuser.query(
    `with source as (insert into import_source (name, version, kind, declaration)
        values ('folkeregister', 1, 'people', '{}') returning name),
      run as (insert into import_run (source, source_version, sha256, bytes, month)
        select name, 1, sha256('a'), 1, '2026-11-01' from source returning id)
     insert into import_missing (source, person_id, since_run) select 'folkeregister', $1, id from run`,
    [emil],
  )
  await superuser.query(
    `insert into person_merge (kept_id, gone_id, because, asked_by, preview, merged_by, merged_at, gone, reversed_by,
        reversed_at, reversed_because)
      select $1, gen_random_uuid(), 'Den samme, skrevet ind to gange', min(id), '{}', min(id), '2026-11-01', '{}', min(id),
        '2026-11-02', 'Det var en anden alligevel' from actor`,
    [emil],
  )
  await superuser.query(
    `insert into status_interruption (person_id, on_day, level, activity_id, type, resumed_on, confirmed_on)
     values ($1, '2026-02-01', 'vocational', $1, 'eux', '2026-05-01', '2027-05-01')`,
    [emil],
  )
  await superuser.query(
    `insert into status_gap (person_id, first_day, until, documented_on, summer_until)
     values ($1, '2026-02-01', '2026-05-01', '2026-04-01', '2026-09-16')`,
    [emil],
  )
}

/** A concern that may be told, closed either way, and one that may not yet; a promise that was kept, and one that was not. */
async function whatWasPromised(superuser: pg.Client, emil: string, counsellor: PersonActor): Promise<void> {
  await superuser.query(
    `insert into concern (person_id, reporter_id, reporter_organisation_id, basis, seen, urgency, words, done_already,
       young_person_told, their_words, tell_from, owner_id, acknowledged_at, owned_at, contact_at, talk_at, agreed_at,
       answered_at, closed_at, outcome, return_on, redirected_to, custody_informed_at, custody_because)
     select $1, $2, (select min(id) from organisation), 'kui-institution-notice', '{absence}', 'ordinary', words, 'Vi ringede',
       true, 'Jeg kommer igen', tell_from::date, $2, at, at, at, at, at, at, at, outcome, return_on::date, redirected_to, at,
       custody_because
     from (values ('Var her ikke', '2026-01-01', 'paused', '2027-01-01', null, null),
         ('Var her ikke', '2026-01-01', null, null, 'Skolen selv', 'Den unge bad om det'),
         ($3, '2099-01-01', 'no-ground', null, null, null))
       as one (words, tell_from, outcome, return_on, redirected_to, custody_because),
       (select '2026-11-02'::timestamptz as at) closed`,
    [emil, counsellor.id, canaries.notYet],
  )
  await superuser.query(
    `insert into promise (person_id, kind, version, urgency, law, source, source_id, owner_id, started_at, due_on, ended,
       done_at, done_with, because)
     values ($1, 'first-contact', 1, 'ordinary', 'BEK 1014/2019 § 10', 'a-test', 1, $2, '2026-11-02', '2026-11-09', 'done',
         '2026-11-03', 'contact', null),
       ($1, 'offer', 1, 'ordinary', null, 'a-test', 1, $2, '2026-11-02', '2026-12-02', 'excused', null, null, 'not-reached')`,
    [emil, counsellor.id],
  )
}

/** A new adult whom a leader decided on and one who was taken back; attempts that were stopped; a guide's effort that is over. */
async function whoWasAround(superuser: pg.Client, emil: string, counsellor: PersonActor): Promise<void> {
  await superuser.query(
    `update relation set contact_as = 'counsellor', ended_because = 'Skifter job' where person_id = $1 and kind = 'contact_person'`,
    [emil],
  )
  await superuser.query(
    `insert into handover (person_id, from_id, to_id, contact_as, note, proposed_by, silent_on, receiver_at, person_at, question,
       questioned_at, decided_by, decided_because, ended, ended_at, because)
     select $1, $2, other.id, 'counsellor', 'Helst en sms', $2, '2026-11-16', at, at, 'Må jeg møde hende?', at, decided_by,
       decided_because, ended, at, because
     from (values ($2::bigint, 'Hun kender dig', 'done', null), (null, null, 'cancelled', 'Vi venter'))
         as one (decided_by, decided_because, ended, because),
       (select '2026-11-02'::timestamptz as at) then_at,
       (select min(id) as id from actor where id <> $2) other`,
    [emil, counsellor.id],
  )
  await superuser.query(
    `with effort as (insert into contact_effort (person_id, begun_by) values ($1, $2) returning id)
     insert into contact_attempt (effort_id, person_id, channel, outcome, at, made_by)
     select id, $1, 'call', 'no-answer', '2026-11-02', $2 from effort`,
    [emil, counsellor.id],
  )
  await superuser.query(
    `update contact_effort set ended = 'stopped', ended_at = '2026-11-03', ended_by = $1, why = 'wished-later',
       because = 'Ringer selv'`,
    [counsellor.id],
  )
  await superuser.query(
    `with effort as (insert into guide_effort (person_id, guide_id, purpose, begun_by, ended_at, ended_by, because)
         values ($1, $2, 'At komme op', $2, '2026-11-20', $2, 'Klarer det selv') returning id)
     insert into guide_review (effort_id, person_id, held_on, words, written_by)
     select id, $1, '2026-11-10', 'Vi tog bussen', $2 from effort`,
    [emil, counsellor.id],
  )
}

/** Talks of every kind of end, with minutes that are shared and that are not, and steps; a meeting that the young person is not at. */
async function whatWasTalkedAbout(
  superuser: pg.Client,
  emil: string,
  counsellor: PersonActor,
): Promise<void> {
  await superuser.query(
    `with written as (insert into talk (person_id, kind, basis, purpose, until, place, length_minutes, state, starts_at,
        owner_id, booked_by, ended_at, custody, custody_because)
      select $1, kind, 'kui-guidance', purpose, '2027-01-01', 'Skolen', 45, 'held', '2026-11-02', $2, $2, '2026-11-03',
        custody, because
      from (values ('absence-talk', 'Fravær', 'invited', null), ('talk', 'Næste skridt', 'not-invited', 'Den unge bad om det'),
        ('coordination-meeting', $3, null, null)) one (kind, purpose, custody, because)
      returning id, kind),
     listed as (insert into talk_participant (talk_id, part, invited_by)
      select id, 'young-person', $2 from written where kind <> 'coordination-meeting' returning id, talk_id),
     shared as (insert into talk_minutes (talk_id, person_id, version, words, written_by, shared_at, shared_by)
      select min(talk_id), $1, 1, 'Vi talte om skolen', $2, now(), $2 from listed returning talk_id),
     draft as (insert into talk_minutes (talk_id, person_id, version, words, written_by)
      select talk_id, $1, 2, $3, $2 from shared)
     insert into talk_step (talk_id, person_id, what, participant_id, due_on, agreed_by, state, because, ended_at, ended_by)
      select talk_id, $1, 'Besøge værkstedet', id, '2026-12-01', $2, 'not-needed', 'Det er nået', now(), $2 from listed`,
    [emil, counsellor.id, canaries.notYet],
  )
}

async function newStranger(db: TestDatabase, centre: string): Promise<Family['stranger']> {
  const { personId, actor } = await newYoungPerson(db, {
    givenName: canaries.strangersWords,
    birthDate: '2008-02-02',
  })
  const counsellor = await newActor(db, 'Somebody else’s counsellor', ['counsellor'], centre)
  await relate(db, { personId, with: { actorId: counsellor.id }, kind: 'contact_person' })
  await db.as(
    (trx) =>
      writeNote(trx, systemIn(db.aalborg, 'import'), 'test', {
        personId,
        kind: 'meeting',
        restricted: false,
        happenedOn: '2026-09-01',
        words: canaries.strangersNote,
      }),
    systemIn(db.aalborg, 'import'),
  )
  return { personId, actor, counsellor }
}
