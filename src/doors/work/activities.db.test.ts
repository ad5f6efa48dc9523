import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newActor, relate } from '../../../test/support/people.ts'
import { noReason, recordActivity } from '../../features/activities/index.ts'
import { systemIn } from '../../platform/access/actor.ts'
import { type WorkTest, workTest } from './work.fixture.ts'

let test: WorkTest
beforeAll(async () => {
  test = await workTest()
  // Pages and database have the same day.
  test.pages.now.today = new Date()
})

const page = (rest = '', id = test.emil) => `/work/people/${id}${rest}`
const typed = {
  type: 'stx',
  organisation: '',
  provider: 'Limfjordsgymnasiet',
  hours_month: '',
  from: '2026-08-12',
  expected_end: '2029-06-30',
  last_day: '',
  outcome: '',
  end_reason: '',
  reported_by: 'Emil selv',
  learned_on: '2026-11-20',
  still_true_until: '',
}
const believed = () =>
  test.superuser(
    `select activity_id, type, valid::text, outcome, provider, source, confirmed_on, still_true_until
     from activity where person_id = $1 and upper_inf(believed) order by id`,
    [test.emil],
  )
const today = async () => (await test.superuser('select today() as day'))[0]?.day
const statusToday = async (id = test.emil) =>
  (
    await test.superuser(
      `select segment, sub_segment, primary_type from status_spell
       where person_id = $1 and first_day <= today() and until > today()`,
      [id],
    )
  )[0]
const activityId = async () => String((await believed())[0]?.activity_id)

const fromAFile = (over: { type?: string; from?: string; until?: string | null } = {}) => {
  const by = systemIn(test.db.aalborg, 'import')
  return test.db.as(
    (trx) =>
      recordActivity(trx, by, 'a test', {
        personId: test.emil,
        type: 'stx',
        provider: { name: 'Limfjordsgymnasiet' },
        educationCode: '3110',
        stage: null,
        hoursMonth: null,
        from: '2026-08-12',
        until: null,
        expectedEnd: null,
        outcome: null,
        endReason: noReason,
        reportedBy: null,
        stillTrueUntil: null,
        source: 'ungedatabasen',
        sourceKey: '42',
        ...over,
      }),
    by,
  )
}

beforeEach(async () => {
  await test.superuser('delete from activity_agreed')
  await test.superuser('delete from activity')
  await test.superuser('delete from status_spell')
  await test.superuser('delete from form_receipt')
})

describe('entering an activity', () => {
  it('leads back to the page, which says the status that follows, and whose word it is', async () => {
    await test.log()
    const answer = await test.as(test.mette).fill(page('/new-activity'), typed)
    expect(answer.location).toBe(`${page()}?done=activityRecorded`)
    const shown = await test.as(test.mette).open(answer.location)
    expect(shown.words).toContain('Aktiviteten er gemt.')
    expect(shown.words).toContain('Status i dag: I gang med en ungdomsuddannelse.')
    expect(shown.words).toContain('Gymnasiet (stx), Limfjordsgymnasiet, fra 12. august 2026.')
    expect(shown.words).toContain('Kilde: skrevet ind her.')
    expect(shown.words).toContain('Mette Krarup skrev en aktivitet ind.')
    expect(await statusToday()).toMatchObject({ segment: 'youth-education', primary_type: 'stx' })
    const rows = (await test.log()).filter(({ page: name }) => name === 'work.activity-new.send')
    expect(rows.map(({ action, subjects }) => [action, subjects])).toEqual([['change', [test.emil]]])
  })

  it('says first what somebody does, and then what it counts as', async () => {
    const job = { type: 'employment', provider: 'Bageren', hours_month: '100' }
    await test.as(test.mette).fill(page('/new-activity'), { ...typed, ...job })
    const { words } = await test.as(test.mette).open(page())
    expect(words).toContain('Status i dag: I job. I tallene: Uden for uddannelse.')
  })

  it('says everything that is wrong at once, keeps what was typed, and writes nothing', async () => {
    const missing = await test.as(test.mette).send(page('/new-activity'), {
      ...typed,
      type: '',
      from: 'i sommer',
      hours_month: 'mange',
      reported_by: '',
    })
    expect(missing.status).toBe(422)
    for (const fault of [
      'Vælg, hvad den unge er i gang med.',
      'Vælg en dag.',
      'Skriv timer om måneden som et tal, for eksempel 78 eller 40,5.',
      'Skriv, hvem der har fortalt det.',
    ])
      expect(missing.words).toContain(fault)
    expect(missing.form).toMatchObject({ provider: 'Limfjordsgymnasiet', hours_month: 'mange' })
    const wrong = await test.as(test.mette).send(page('/new-activity'), {
      ...typed,
      from: '2026-08-12',
      last_day: '2026-08-11',
      expected_end: '2206-06-30',
      learned_on: '2090-01-01',
    })
    expect(wrong.status).toBe(422)
    for (const fault of [
      'Den sidste dag ligger før den første.',
      'Vælg, hvordan det sluttede.',
      'Dagen ligger langt ude i fremtiden. Se efter, om året er rigtigt.',
      'Den dag er ikke kommet endnu.',
    ])
      expect(wrong.words).toContain(fault)
    expect(wrong.form).toMatchObject({ last_day: '2026-08-11' })
    expect(await believed()).toEqual([])
  })

  it('is not for those who may only read it, and is nowhere for those who may not', async () => {
    const teacher = await newActor(test.db, 'Klassens vejleder', ['counsellor'])
    await relate(test.db, { personId: test.emil, with: { actorId: teacher.id }, kind: 'enrolled' })
    expect((await test.as(teacher).open(page())).words).toContain('Status i dag')
    expect((await test.as(teacher).open(page())).words).not.toContain('Skriv en aktivitet ind')
    expect((await test.as(teacher).open(page('/new-activity'))).status).toBe(404)
    expect((await test.as(test.stranger).open(page('/new-activity'))).status).toBe(404)
  })

  it('does not say where somebody protected goes to school', async () => {
    await test.as(test.mette).fill(page('/new-activity', test.freja), { ...typed, provider: 'Skjulte Skole' })
    const shown = await test.as(test.mette).open(page('', test.freja))
    expect(shown.words).toContain('Gymnasiet (stx), fra 12. august 2026.')
    expect(shown.words).not.toContain('Skjulte Skole')
    const form = await test.as(test.mette).open(page('/new-activity', test.freja))
    expect(form.words).not.toContain('Et andet sted')
  })
})

describe('changing an activity', () => {
  it('that is still true, is one button; when, and until when, is kept', async () => {
    await fromAFile()
    await test.superuser(`update activity set confirmed_on = '2025-01-01'`)
    const lapsed = await test.as(test.mette).open(page())
    expect(lapsed.words).toContain('Ikke bekræftet')
    const [row] = await test.superuser('select id from activity where upper_inf(believed)')
    const confirm = page(`/activities/${await activityId()}/confirm`)
    const answer = await test.as(test.mette).send(confirm, { row: String(row?.id) })
    expect(answer.location).toBe(`${page()}?done=activityConfirmed`)
    expect(await believed()).toMatchObject([{ confirmed_on: await today(), source: 'ungedatabasen' }])
    expect((await test.as(test.mette).open(page())).words).not.toContain('Ikke bekræftet')
    await test.as(test.mette).fill(confirm, { still_true_until: '2090-06-30' })
    expect(await believed()).toMatchObject([{ still_true_until: '2090-06-30' }])
    const past = await test.as(test.mette).fill(confirm, { still_true_until: '2026-01-01' })
    expect(past.words).toContain('Dagen er gået. Vælg en dag, der kommer.')
  })

  it('corrects it and keeps what stood before, with who and why', async () => {
    await fromAFile()
    const at = page(`/activities/${await activityId()}`)
    const answer = await test
      .as(test.mette)
      .fill(`${at}/correct`, { type: 'hf', reported_by: 'Emil', because: 'Emil viste sit skema.' })
    expect(answer.location).toBe(`${page()}?done=activityCorrected`)
    expect(await believed()).toMatchObject([
      { type: 'hf', source: 'hand', valid: '[2026-08-12,)', provider: 'Limfjordsgymnasiet' },
    ])
    expect(await statusToday()).toMatchObject({ primary_type: 'hf' })
    const shown = await test.as(test.mette).open(at)
    expect(shown.words).toContain('Gælder nu. Skrevet af Mette Krarup.')
    expect(shown.words).toContain('Ændret af Mette Krarup: Emil viste sit skema.')
    expect(shown.words).toContain('Gymnasiet (stx)')
    expect(shown.words).toContain('ungedatabasen')
  })

  it('ends it with how it went, and the status follows', async () => {
    await fromAFile()
    const at = page(`/activities/${await activityId()}/end`)
    const early = await test.as(test.mette).fill(at, { last_day: '2026-08-01', outcome: 'interrupted' })
    expect(early.words).toContain('Den sidste dag ligger før den første.')
    const answer = await test
      .as(test.mette)
      .fill(at, { last_day: '2026-11-13', outcome: 'interrupted', end_reason: 'Vil hellere i lære.' })
    expect(answer.location).toBe(`${page()}?done=activityEnded`)
    expect(await believed()).toMatchObject([{ valid: '[2026-08-12,2026-11-14)', outcome: 'interrupted' }])
    expect(await statusToday()).toMatchObject({ segment: 'not-known' })
    const shown = await test.as(test.mette).open(page())
    expect(shown.words).toContain('Status i dag: Ikke kendt.')
    expect(shown.words).toContain('13. november 2026: Afbrudt')
    expect(shown.words).toContain('Gymnasiet (stx) sluttede før tid 13. november 2026.')
  })

  it('takes out what never was; it does not count any more, and can still be read', async () => {
    await fromAFile()
    const at = page(`/activities/${await activityId()}`)
    await test.as(test.mette).fill(`${at}/withdraw`, { because: 'Det var en anden Emil.' })
    expect(await believed()).toEqual([])
    expect(await statusToday()).toMatchObject({ segment: 'not-known', primary_type: null })
    const shown = await test.as(test.mette).open(at)
    expect(shown.words).toContain('Den er taget ud og tæller ikke mere.')
    expect(shown.words).toContain('Ændret af Mette Krarup: Det var en anden Emil.')
    expect((await test.as(test.mette).open(`${at}/correct`)).status).toBe(404)
  })

  it('tells whoever was overtaken, keeps what they typed, and changes nothing', async () => {
    await fromAFile()
    const at = page(`/activities/${await activityId()}/correct`)
    const slow = await test.as(test.jonas).open(at)
    await test.as(test.mette).fill(at, { type: 'hf', because: 'Emil viste sit skema.' })
    const answer = await test
      .as(test.jonas)
      .send(at, { ...slow.form, type: 'hhx', because: 'Skolen ringede.' })
    expect(answer.status).toBe(409)
    expect(answer.words).toContain('En kollega har ændret aktiviteten, mens du skrev.')
    expect(answer.form).toMatchObject({ type: 'hhx', because: 'Skolen ringede.' })
    expect(await believed()).toMatchObject([{ type: 'hf' }])
  })
})

describe('two sources that say different things', () => {
  it('are both kept and both shown, until somebody says that both are right', async () => {
    await fromAFile()
    await test.as(test.mette).fill(page('/new-activity'), { ...typed, from: '2026-10-01' })
    expect(await believed()).toHaveLength(2)
    const shown = await test.as(test.mette).open(page())
    expect(shown.words).toContain('To kilder siger noget forskelligt')
    const [one, other] = (await believed()).map((row) => String(row.activity_id))
    await test
      .as(test.mette)
      .fill(page(`/activities/${one}/agree/${other}`), { because: 'To fag på to skoler.' })
    expect((await test.as(test.mette).open(page())).words).not.toContain('To kilder siger noget forskelligt')
    expect(await believed()).toHaveLength(2)
  })

  it('are no matter where they have no day in common, or tell of different things', async () => {
    await fromAFile({ until: '2026-10-01' })
    await test.as(test.mette).fill(page('/new-activity'), { ...typed, from: '2026-10-01' })
    await fromAFile({ type: 'employment', from: '2026-10-01' })
    expect((await test.as(test.mette).open(page())).words).not.toContain('To kilder siger noget forskelligt')
  })
})
