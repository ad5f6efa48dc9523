import pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { newActor, newOrganisation, newPerson, newUnit, relate } from '../../../test/support/people.ts'
import { testDay } from '../../../test/support/time.ts'
import { type AdminTest, adminTest } from './admin.fixture.ts'

let test: AdminTest
let emil: string
const today = testDay()
beforeAll(async () => {
  test = await adminTest()
  emil = await newPerson(test.db)
  await relate(test.db, { personId: emil, with: { actorId: test.actors.ida.id }, kind: 'contact_person' })
})

/** The newest rows of the log, as only the server's own administrator reads all of it. */
async function newestRows(page: string) {
  const client = new pg.Client(test.db.superuser)
  await client.connect()
  const { rows } = await client.query<{
    action: string
    subjects: string
    criterion: Buffer | null
    result: string
    reasons: string
  }>(
    'select action, subjects::text, criterion, result, reasons::text from m_851.access_log where page = $1 order by id desc',
    [page],
  )
  await client.end()
  return rows
}

describe('who can see a young person, and why', () => {
  it('is found by the exact name and birth date, which stand in no address and in no row of the log', async () => {
    const answer = await test.jørgen.fill('/admin/people', { name: 'emil  thorup krogh', born: '2009-03-14' })
    expect(answer.location).toBe(`/admin/people/${emil}/onlookers`)
    const [row] = await newestRows('admin.find-person.send')
    expect(row).toMatchObject({ action: 'search', subjects: `{${emil}}`, result: 'done' })
    expect(row?.criterion?.length).toBe(32)
    const again = await test.jørgen.fill('/admin/people', { name: 'Emil', born: '2009-03-14' })
    expect(again.words).toContain('Vi fandt ingen med det navn og den fødselsdato.')
    expect((await newestRows('admin.find-person.send'))[0]).toMatchObject({
      action: 'search',
      subjects: '{}',
    })
  })

  it('names everybody with reason, categories and basis, and is logged like any look', async () => {
    const page = await test.hanne.open(`/admin/people/${emil}/onlookers`)
    expect(page.words).toContain('Hvem kan se Emil Thorup Krogh?')
    expect(page.words).toContain('Du ser det, fordi du fører kontrol med, hvem der ser hvad.')
    expect(page.words).toMatch(
      /Ida Østergaard Moth vejleder, Uddannelseshuset UU Kontaktperson .*Fortrolige noter/,
    )
    expect(page.words).toContain('Kontrol af, hvem der ser hvad')
    expect(page.html).not.toContain('<title>Emil')
    expect((await newestRows('admin.onlookers'))[0]).toMatchObject({
      subjects: `{${emil}}`,
      reasons: '{municipality}',
      result: 'shown',
    })
  })

  it('answers alike for somebody who does not exist', async () => {
    const missing = await test.jørgen.open('/admin/people/00000000-0000-4000-8000-000000000000/onlookers')
    expect(missing.status).toBe(404)
  })
})

describe('the log for control', () => {
  it('is read by the data protection officer by person, who looked and kind, each look logged itself', async () => {
    const page = await test.hanne.open(`/admin/log?person=${emil}`)
    expect(page.words).toContain('Emil Thorup Krogh')
    expect(page.words).toContain('admin.onlookers (read)')
    expect(page.words).toContain('Den daglige prøve er ikke kommet endnu.')
    expect((await newestRows('admin.log'))[0]).toMatchObject({ action: 'search', result: 'shown' })
    await test.ida.open('/admin')
    const refused = await test.hanne.open(`/admin/log?kind=refused&actor=${test.actors.ida.id}`)
    expect(refused.words).toContain('Ida Østergaard Moth (vejleder)')
    expect(refused.words).toContain('Afvist')
    expect((await test.hanne.open('/admin/log?kind=break-glass')).words).toContain('Ingen opslag passer')
  })

  it('marks an emergency access, and pages by key', async () => {
    const client = new pg.Client(test.db.superuser)
    await client.connect()
    await client.query(
      `insert into m_851.access_log (request_id, actor_id, page, method, result, action, reasons, subjects)
       select 'r' || n, $1, 'work.person', 'GET', 'shown', 'read', '{break_glass}', array[$2::uuid] from generate_series(1, 60) n`,
      [test.actors.ida.id, emil],
    )
    await client.end()
    const first = await test.hanne.open('/admin/log?kind=break-glass')
    expect(first.words).toContain('Nødadgang')
    const [, next = ''] = /href="([^"]+before=\d+)"/.exec(first.html) ?? []
    const second = await test.hanne.open(next.replaceAll('&amp;', '&'))
    expect(second.html.match(/work\.person/g)).toHaveLength(10)
  })

  it('is shown by the database to nobody else, the administrator least of all', async () => {
    for (const actor of [test.actors.jørgen, test.actors.bente, test.actors.ida])
      expect(await test.db.as((trx) => trx.selectFrom('access_log').select('id').execute(), actor)).toEqual(
        [],
      )
    expect(
      (await test.db.as((trx) => trx.selectFrom('access_log').select('id').execute(), test.actors.hanne))
        .length,
    ).toBeGreaterThan(0)
  })
})

describe('the rules of access', () => {
  const rule = {
    role: 'teacher',
    through: 'enrolled',
    category: 'status',
    basis: 'kui-institution-consent',
    age_from: '0',
    age_until: '25',
  }

  it('stand there in words, with basis and ages', async () => {
    const page = await test.hanne.open('/admin/rules')
    expect(page.words).toContain('Lærer')
    expect(page.words).toContain('Det, loven lader skolen få uden samtykke (LBK 953/2024 § 15 d)')
    expect(page.html).not.toContain('/admin/rules/1/end')
  })

  it('say how many a new one reaches before it begins, and open something from that day', async () => {
    const school = await newOrganisation(test.db, {
      name: 'En skole',
      kind: 'compulsory-school',
      municipal: true,
    })
    const unit = await newUnit(test.db, { organisationId: school, kind: 'class', name: '9.a' })
    const counsellor = await newActor(test.db, 'Rasmus Holt Tvede', ['youth-guide'], school)
    await test.db.as((trx) =>
      trx
        .insertInto('unit_membership')
        .values({ unit_id: unit, actor_id: counsellor.id, kind: 'member', source: 'roll' })
        .execute(),
    )
    for (let pupil = 0; pupil < 3; pupil += 1)
      await relate(test.db, {
        personId: await newPerson(test.db),
        with: { unitId: unit },
        kind: 'enrolled',
        basis: 'enrolment',
      })
    const draft = { ...rule, role: 'youth-guide', category: 'identity', basis: 'kui-guidance', from: today }
    const seen = () => test.db.as((trx) => trx.selectFrom('young_person').select('id').execute(), counsellor)
    expect(await seen()).toEqual([])
    const preview = await test.jørgen.fill('/admin/new-rule', draft)
    expect(preview.status).toBe(422)
    expect(preview.words).toContain('1 bruger får adgang til 3 unge, som de ikke har i dag.')
    const added = await test.jørgen.send('/admin/new-rule', { ...preview.form, ...draft, confirmed: 'on' })
    expect(added.location).toBe('/admin/rules?done=rule')
    expect(await seen()).toHaveLength(3)
    const rules = await test.jørgen.open('/admin/rules')
    const { id } = await test.db.as((trx) =>
      trx.selectFrom('access_rule').select('id').orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow(),
    )
    expect(rules.html).toContain(`/admin/rules/${id}/end`)
    const end = await test.jørgen.open(`/admin/rules/${id}/end`)
    expect(end.words).toContain('1 bruger mister adgang til 3 unge, når reglen slutter.')
    const tomorrow = testDay(1)
    const ended = await test.jørgen.fill(`/admin/rules/${id}/end`, { on: tomorrow })
    expect(ended.location).toBe('/admin/rules?done=ruleEnded')
    expect((await test.hanne.open('/admin/history')).words).toContain('tilføjede en regel')
  })

  it('give a school nothing beyond the law’s list without consent, and never what is restricted', async () => {
    const without = await test.jørgen.fill('/admin/new-rule', { ...rule, from: today, confirmed: 'on' })
    expect(without.words).toContain('En skole får kun navn og lovens liste uden samtykke.')
    const secret = await test.jørgen.fill('/admin/new-rule', {
      ...rule,
      category: 'secret',
      consent: 'on',
      from: today,
      confirmed: 'on',
    })
    expect(secret.words).toContain('En skole kan aldrig få adgang')
    // Absence is the institution's own: no municipal role gets it, and no consent changes that (decision 0031).
    for (const role of ['counsellor', 'caseworker', 'guardian'])
      expect(
        (
          await test.jørgen.fill('/admin/new-rule', {
            ...rule,
            role,
            category: 'absence',
            basis: 'kui-guidance',
            consent: 'on',
            from: today,
            confirmed: 'on',
          })
        ).words,
      ).toContain('Fravær er skolens eget')
  })

  it('are nobody’s to write for a role of their own, by the form or past it', async () => {
    const own = { ...rule, role: 'administrator', through: 'municipality', category: 'secret', from: today }
    const answer = await test.jørgen.fill('/admin/new-rule', { ...own, confirmed: 'on' })
    expect(answer.words).toContain('Reglen gælder en rolle, du selv har.')
    await expect(
      test.db.as(
        (trx) =>
          trx
            .insertInto('access_rule')
            .values({
              role: 'administrator',
              through: 'municipality',
              category: 'secret',
              basis: 'accountability',
            })
            .execute(),
        test.actors.jørgen,
      ),
    ).rejects.toMatchObject({ code: '42501' })
  })

  it('begin and end today or later: what held before stays true', async () => {
    const answer = await test.jørgen.fill('/admin/new-rule', { ...rule, from: '2021-01-01', confirmed: 'on' })
    expect(answer.words).toContain('Det, der har gjaldt, kan ikke laves om.')
  })
})
