import { beforeAll, describe, expect, it } from 'vitest'
import { newActor, newOrganisation, newPerson, newUnit, relate } from '../../../test/support/people.ts'
import { ofTheRequest, recordStatements } from '../../../test/support/recorded-statements.ts'
import type { PersonActor } from '../../platform/access/actor.ts'
import { addDays } from '../../platform/days.ts'
import { type ConcernTest, concernTest } from '../concerns.fixture.ts'

/* Absence is the institution's own (decision 0031): what the school sees of it, and that nobody else does. */

let test: ConcernTest
let head: PersonActor
let anna: string
let bo: string
let protectedPupil: string
let run: string
beforeAll(async () => {
  test = await concernTest()
  const { db, classId } = test
  head = await newActor(db, 'Rie Rektor', ['head-of-school'], test.school, 'school')
  const pupil = async (familyName: string, draft = {}) => {
    const id = await newPerson(db, { givenName: 'Elev', familyName, ...draft })
    const enrolled = {
      personId: id,
      with: { unitId: classId },
      kind: 'enrolled',
      basis: 'enrolment',
    } as const
    await relate(db, { ...enrolled, from: '2026-08-10' })
    return id
  }
  anna = await pupil('Årup')
  bo = await pupil('Bech')
  protectedPupil = await pupil('Dahl', { protected: { until: '2100-01-01' } })
  await test.rows(
    `update relation set valid_from = '2026-08-10' where person_id = $1 and kind = 'enrolled' returning id`,
    [test.emil.id],
  )
  await test.rows(
    `insert into import_source (name, version, kind, declaration) values ('en-test', 1, 'absence', '{}') returning name`,
  )
  run = String(
    (
      await test.rows(
        `insert into import_run (source, source_version, sha256, bytes, month) values ('en-test', 1, sha256('a'), 1, '2026-11-01') returning id`,
      )
    )[0]?.id,
  )
  // Ten weeks of five days with six lessons. Emil stops being registered in the seventh; Anna was ill twice, Bo away once since.
  for (let number = 0; number < 68; number += 1) {
    const day = addDays('2026-09-14', number)
    if (number % 7 > 4) continue
    if (number < 42) await registered(test.emil.id, day, { unlawful: number === 1 ? 3 : 0 })
    await registered(anna, day, { illness: number === 2 || number === 3 ? 6 : 0 })
    await registered(bo, day, { unstated: number === 60 ? 2 : 0 })
    await registered(protectedPupil, day, { lawful: number === 60 ? 6 : 0 })
  }
})

interface Away {
  readonly illness?: number
  readonly lawful?: number
  readonly unlawful?: number
  readonly unstated?: number
}
const registered = (personId: string, day: string, away: Away, at: string = test.school) =>
  test.rows(
    `insert into absence (person_id, organisation_id, first_day, last_day, days, held, illness, lawful, unlawful, unstated, source,
       import_run) values ($1, $2, $3, $3, 1, 6, $4, $5, $6, $7, 'en-test', $8) returning id`,
    [personId, at, day, away.illness ?? 0, away.lawful ?? 0, away.unlawful ?? 0, away.unstated ?? 0, run],
  )

const rowsSeenBy = (actor: PersonActor): Promise<number> =>
  test.db.as(async (trx) => {
    const { count } = await trx
      .selectFrom('absence')
      .select((is) => is.fn.countAll<string>().as('count'))
      .executeTakeFirstOrThrow()
    return Number(count)
  }, actor)

describe('absence in the database', () => {
  it('is read by the class’s teacher, the student counsellor and the head of school, and by the pupil their own', async () => {
    const all = (await test.rows('select count(*)::int as n from absence'))[0]?.n
    for (const actor of [test.lars, test.stine, head]) expect(await rowsSeenBy(actor)).toBe(all)
    expect(await rowsSeenBy(test.otto)).toBe(0)
    expect(await rowsSeenBy(test.emil.actor)).toBe(30)
  })

  it('is read by nobody of the municipality, whatever they are to the pupil, and by no holder of custody', async () => {
    const centre = await newOrganisation(test.db)
    for (const role of ['counsellor', 'youth-guide', 'caseworker', 'mentor'] as const) {
      const actor = await newActor(test.db, role, [role], centre)
      for (const kind of ['contact_person', role === 'counsellor' ? 'substitute' : 'caseworker'] as const)
        await relate(test.db, {
          personId: bo,
          with: { actorId: actor.id },
          kind,
          from: '2026-11-24',
          until: kind === 'contact_person' ? '2026-11-24' : '2100-01-01',
        })
      expect(await rowsSeenBy(actor), role).toBe(0)
    }
    for (const role of ['administrator', 'data-protection-officer', 'team-leader', 'analyst'] as const)
      expect(await rowsSeenBy(await newActor(test.db, role, [role], centre)), role).toBe(0)
    for (const actor of [test.mette, test.birgit, test.omar, test.marianne])
      expect(await rowsSeenBy(actor), actor.name).toBe(0)
    await expect(
      test.rows(
        `insert into access_rule (role, through, category, basis) values ('counsellor', 'enrolled', 'absence', 'kui-guidance')`,
      ),
    ).rejects.toThrow(/absence_is_the_institutions/)
  })

  it('of one school is not the next one’s to read, and no longer the former one’s', async () => {
    const next = await newOrganisation(test.db, {
      name: 'Næste Skole',
      kind: 'youth-education',
      municipal: false,
    })
    const unitId = await newUnit(test.db, { organisationId: next, kind: 'class', name: '1.a' })
    const other = await newActor(test.db, 'Nora Næste', ['student-counsellor'], next, 'school')
    const moved = await newPerson(test.db, { familyName: 'Flyttet' })
    const at = (unit: string, from: string, until?: string) =>
      relate(test.db, {
        personId: moved,
        with: { unitId: unit },
        kind: 'enrolled',
        basis: 'enrolment',
        from,
        ...(until ? { until } : {}),
      })
    await at(test.classId, '2026-08-10', '2026-11-01')
    await at(unitId, '2026-11-01')
    await registered(moved, '2026-10-01', { unlawful: 6 })
    await registered(moved, '2026-11-02', { unlawful: 6 }, next)
    expect(await rowsSeenBy(other)).toBe(1)
    const seen = await test.db.as(
      (trx) => trx.selectFrom('absence').select('id').where('person_id', '=', moved).execute(),
      head,
    )
    expect(seen).toEqual([])
  })
})

describe('the school’s pages of absence', () => {
  it('begin with the school and its classes over the weeks, and name no pupil', async () => {
    const { status, words, html } = await test.as(head).open('/school/absence')
    expect(status).toBe(200)
    expect(words).toContain('Limfjordsskolen: fravær uge for uge')
    expect(words).toContain('Klasser på Limfjordsskolen')
    expect(html).toContain(`href="/school/absence/classes/${test.classId}"`)
    for (const name of ['Emil', 'Årup', 'Bech', 'Dahl']) expect(words).not.toContain(name)
    // 14 to 18 September: half a day and two whole ones of 20 school days.
    expect(words).toMatch(/Uge 38.{0,20}12,5 %/)
  })

  it('show a teacher the class they teach, and no other', async () => {
    const lars = await test.as(test.lars).open('/school/absence')
    expect(lars.words).toContain('9.b: fravær uge for uge')
    expect(lars.words).not.toContain('Limfjordsskolen: fravær')
    const otto = await test.as(test.otto).open('/school/absence')
    expect(otto.words).toContain('Her er ikke registreret noget')
    expect((await test.as(test.otto).open(`/school/absence/classes/${test.classId}`)).status).toBe(404)
    expect((await test.as(test.mette).open('/school/absence')).status).toBe(403)
  })

  it('count a class in the database as the rules count its pupils', async () => {
    const inSql = (await test.as(head).open('/school/absence')).words
    const row = inSql.slice(inSql.indexOf('Registreret til')).slice(0, 200)
    const byRules = (await test.as(test.lars).open(`/school/absence/classes/${test.classId}`)).words
    const shares = [...byRules.matchAll(/Uge (\d+)\s+Målt\s+([\d,]+ %)/g)].map(([, , share]) => share ?? '')
    expect(shares).toHaveLength(10)
    expect(shares).toContain('12,5 %')
    expect(row).toContain(shares.slice(-6).join(' '))
  })

  const namesIn = (words: string): string[] => words.match(/Emil|Årup|Bech|Dahl/g) ?? []
  const page = () => `/school/absence/classes/${test.classId}`

  it('show the pupils of a class by name or by time, and never by how much', async () => {
    const { words } = await test.as(test.lars).open(page())
    const table = words.slice(words.indexOf('Elever i 9.b'))
    expect([...new Set(namesIn(table))]).toEqual(['Bech', 'Emil', 'Årup'])
    const byTime = (await test.as(test.lars).open(`${page()}?order=time`)).words
    // Bo on 13 November, Anna on 17 September, Emil on 15 September: Bo was away the least.
    expect([...new Set(namesIn(byTime.slice(byTime.indexOf('Elever i 9.b'))))]).toEqual([
      'Bech',
      'Årup',
      'Emil',
    ])
  })

  it('say of nothing registered that it is that, and not absence', async () => {
    const { words } = await test.as(test.lars).open(page())
    expect(words.match(/Intet registreret siden/g)).toHaveLength(1)
    expect(words).toMatch(/Emil[^.]*Intet registreret siden 23\. oktober 2026/)
    const pupil = (await test.as(test.lars).open(`/school/pupils/${test.emil.id}`)).words
    expect(pupil).toContain('Intet registreret siden 23. oktober 2026')
    expect(pupil).toContain('0,5 ud af 30 skoledage')
  })

  it('keep somebody with protection off the class’s list, and have their days on their own page', async () => {
    const { words } = await test.as(test.lars).open(page())
    expect(words).toContain('1 elev med beskyttelse står ikke på listen')
    const own = (await test.as(test.lars).open(`/school/pupils/${protectedPupil}`)).words
    expect(own).toContain('1 ud af 50 skoledage')
  })

  it('lead to the concern that a named person sends, with the pupil chosen; nothing else crosses', async () => {
    const lars = test.as(test.lars)
    const { html } = await lars.open(page())
    const to = `/school/new-concern?person=${test.emil.id}`
    expect(html).toContain(`href="${to}"`)
    expect((await lars.open(to)).form.person).toBe(test.emil.id)
    const work = await test.as(test.mette).open(`/work/people/${test.emil.id}`)
    expect(work.status).toBe(200)
    expect(work.words).not.toMatch(/skoledage|Ulovligt|Intet registreret/)
  })

  it('write whom they showed in the log', async () => {
    await test.as(test.lars).open(page())
    const [row] = await test.rows(
      `select action, subjects, reasons from access_log where page = 'school.absence-class' and result = 'shown' order by id desc limit 1`,
    )
    expect(row).toEqual({ action: 'list', subjects: [bo, test.emil.id, anna], reasons: ['enrolled'] })
    await test.as(test.lars).open('/school/absence')
    const [school] = await test.rows(
      `select subjects from access_log where page = 'school.absence' order by id desc limit 1`,
    )
    expect(school).toEqual({ subjects: [] })
  })

  it('send at most 12 statements', async () => {
    const record = recordStatements(test.db.database.pool)
    for (const path of ['/school/absence', page(), `/school/pupils/${test.emil.id}`]) {
      record.conversations.length = 0
      expect((await test.as(test.lars).open(path)).status).toBe(200)
      expect(ofTheRequest(record.conversations).flat().length, path).toBeLessThanOrEqual(12)
    }
  })
})
