import { beforeAll, describe, expect, it } from 'vitest'
import { newActor, newPerson, relate } from '../../../test/support/people.ts'
import { ofTheRequest, recordStatements } from '../../../test/support/recorded-statements.ts'
import type { PersonActor } from '../../platform/access/actor.ts'
import { addDays } from '../../platform/days.ts'
import { type ConcernTest, concernTest, said } from '../concerns.fixture.ts'

/* What a school's own rules notice of absence: shown to the school alone, and answered by a concern or as groundless. */

let test: ConcernTest
let head: PersonActor
let anna: string
let bo: string
let run: string
beforeAll(async () => {
  test = await concernTest()
  head = await newActor(test.db, 'Rie Rektor', ['head-of-school'], test.school, 'school')
  const pupil = async (familyName: string) => {
    const id = await newPerson(test.db, { givenName: 'Elev', familyName })
    const enrolled = { personId: id, kind: 'enrolled', basis: 'enrolment', from: '2026-08-10' } as const
    await relate(test.db, { ...enrolled, with: { unitId: test.classId } })
    return id
  }
  anna = await pupil('Årup')
  bo = await pupil('Bech')
  await test.rows(
    `update relation set valid_from = '2026-08-10' where person_id = $1 and kind = 'enrolled' returning id`,
    [test.emil.id],
  )
  await test.rows(
    `insert into import_source (name, version, kind, declaration) values ('en-test', 1, 'absence', '{}') returning name`,
  )
  const [made] = await test.rows(
    `insert into import_run (source, source_version, sha256, bytes, month) values ('en-test', 1, sha256('a'), 1, '2026-11-01') returning id`,
  )
  run = String(made?.id)
  // Ten weeks of five days. Of Emil nothing stands in the last four; Anna was ill on five of the last 29 school days, Bo on four.
  for (let number = 0; number < 70; number += 1) {
    const day = addDays('2026-09-14', number)
    if (number % 7 > 4) continue
    if (number < 42) await registered(test.emil.id, day, false)
    await registered(anna, day, number >= 63 && number < 68)
    await registered(bo, day, number >= 64 && number < 68)
  }
})

const registered = (personId: string, day: string, ill: boolean) =>
  test.rows(
    `insert into absence (person_id, organisation_id, first_day, last_day, days, held, illness, source, import_run)
     values ($1, $2, $3, $3, 1, 6, $4, 'en-test', $5) returning id`,
    [personId, test.school, day, ill ? 6 : 0, run],
  )

const page = () => `/school/absence/classes/${test.classId}`
const noticed = async (who: PersonActor): Promise<string> => {
  const { words } = await test.as(who).open(page())
  const at = words.indexOf('Det, skolens regler har lagt mærke til')
  return at < 0 ? '' : words.slice(at, words.indexOf('Efter navn'))
}
const rulePath = (key: string) => `/school/absence/rules/${test.school}/${key}`

describe('a school’s rules about absence', () => {
  it('are off until the head has seen, in counts only, what each would have found', async () => {
    expect(await noticed(test.lars)).toBe('')
    const list = await test.as(head).open('/school/absence/rules')
    expect(list.words).toContain('Regler på Limfjordsskolen')
    const { words } = await test.as(head).open(rulePath('absence-share'))
    expect(words).toContain('Modelleret efter folkeskoleloven § 39')
    expect(words).toMatch(/24\. november 2026\s+1\s+17\. november 2026\s+0/)
    for (const name of ['Emil', 'Årup', 'Bech']) expect(words).not.toContain(name)
    const without = await test.as(head).fill(rulePath('absence-share'), { because: 'nej' })
    expect([without.status, without.form.because]).toEqual([422, 'nej'])
    for (const key of ['absence-share', 'nothing-registered']) {
      const on = await test.as(head).fill(rulePath(key), { because: 'Vi har set på tallene.' })
      expect(on.location).toBe('/school/absence/rules?done=switched')
    }
  })

  it('are kept by the head alone: not by a teacher, another school, or the municipality', async () => {
    expect((await test.as(test.stine).open(rulePath('absence-share'))).status).toBe(403)
    const other = await newActor(test.db, 'Rolf Rektor', ['head-of-school'], undefined, 'school')
    expect((await test.as(other).open(rulePath('absence-share'))).status).toBe(404)
    const [version] = await test.rows(
      `select version from signal_rule_version where rule_key = 'absence-share'`,
    )
    for (const actor of [test.stine, other, test.birgit])
      await expect(
        test.db.as(
          (trx) =>
            trx
              .insertInto('school_signal_switch')
              .values({
                organisation_id: test.school,
                rule_key: 'absence-share',
                version: Number(version?.version),
                is_on: false,
                because: 'a test of it',
                switched_by: actor.id,
              })
              .execute(),
          actor,
        ),
      ).rejects.toMatchObject({ code: '42501' })
  })

  it('say of whom what stands, in words and in the order of names, to those of the school who know the class', async () => {
    for (const who of [test.lars, test.stine, head]) {
      const words = await noticed(who)
      expect(words).toContain('Væk 5 af 29 skoledage i de seneste 6 uger. Reglen ser på 15 % og derover.')
      expect(words).toContain('Intet registreret siden 23. oktober 2026')
      // Bo was away 4 of 29 days, which is less.
      expect(words).not.toContain('Bech')
      expect(words.indexOf('Emil')).toBeLessThan(words.indexOf('Årup'))
    }
    expect((await test.as(test.otto).open(page())).status).toBe(404)
    expect((await test.as(test.lars).open(`/school/pupils/${anna}`)).words).toContain('Væk 5 af 29 skoledage')
    const work = await test.as(test.mette).open(`/work/people/${test.emil.id}`)
    expect(work.words).not.toMatch(/Intet registreret|skoledage/)
  })

  it('say how the pupil can be told, who hears it from somebody of the school and not from the program', async () => {
    const { words } = await test.as(test.lars).open(`/school/pupils/${anna}/signals/absence-share`)
    expect(words).toContain('Du har været væk 5 af 29 skoledage. Skolen vil gerne høre, hvordan du har det.')
    const rule = await test.as(head).open(rulePath('nothing-registered'))
    expect(rule.words).toContain('Til eleven kan man sige: Skolen har ikke skrevet noget om dig siden …')
  })

  const signalOf = (personId: string, rule: string) => `/school/pupils/${personId}/signals/${rule}`
  const answers = () =>
    test.rows('select rule_key, fresh_on::text, answer, groundless from absence_signal_answer order by id')

  it('are answered by a concern that one goes on to, or as groundless with a reason; and then are still', async () => {
    const lars = test.as(test.lars)
    const silent = signalOf(test.emil.id, 'nothing-registered')
    expect((await lars.send(silent, { said: '' })).words).toContain('Vælg en af mulighederne')
    const concern = await lars.send(silent, { said: 'concern' })
    expect(concern.location).toBe(`/school/new-concern?person=${test.emil.id}`)
    expect((await lars.open(concern.location)).form.person).toBe(test.emil.id)
    const groundless = await lars.send(signalOf(anna, 'absence-share'), { said: 'in-hand' })
    expect(groundless.location).toBe(`/school/pupils/${anna}?done=answered`)
    expect(await answers()).toEqual([
      { rule_key: 'nothing-registered', fresh_on: '2026-10-23', answer: 'concern', groundless: null },
      { rule_key: 'absence-share', fresh_on: '2026-11-20', answer: 'groundless', groundless: 'in-hand' },
    ])
    expect(await noticed(test.lars)).toBe('')
    // Answered, or never so: there is nothing to answer.
    expect((await lars.send(silent, { said: 'concern' })).status).toBe(404)
    expect((await lars.open(signalOf(bo, 'absence-share'))).status).toBe(404)
    const rules = await test.as(head).open('/school/absence/rules')
    expect(rules.words).toMatch(/Intet registreret\s+ja\s+1\s+0/)
    expect(rules.words).toMatch(/Meget væk i en periode\s+ja\s+0\s+1/)
  })

  it('notice the same pupil again only when there is something newer', async () => {
    await registered(anna, '2026-11-23', true)
    expect(await noticed(test.lars)).toContain('Væk 6 af 30 skoledage')
  })

  it('leave no trace where the municipality reads: no event, no signal of its own, no concern but one that is sent', async () => {
    expect(await test.rows('select id from signal')).toEqual([])
    expect(await test.rows('select id from concern')).toEqual([])
    expect(await test.rows(`select type from person_event where type like 'signal%'`)).toEqual([])
    for (const actor of [test.mette, test.birgit, test.marianne])
      expect(
        await test.db.as((trx) => trx.selectFrom('absence_signal_answer').select('id').execute(), actor),
      ).toEqual([])
    const admin = await newActor(test.db, 'Tove Toft', ['administrator'])
    for (const table of ['absence_signal_answer', 'school_signal_switch'] as const)
      expect(await test.db.as((trx) => trx.selectFrom(table).select('id').execute(), admin)).toEqual([])
  })

  it('become a concern in which whoever receives it reads whether the pupil knows, and what they say', async () => {
    const lars = test.as(test.lars)
    const begun = await lars.send(`/school/new-concern?person=${test.emil.id}`, { person: test.emil.id })
    const answers = { ...said, words: 'Intet er registreret i en måned.', told: 'yes' }
    const what = await lars.send(begun.location, answers)
    const sent = await lars.send(what.location, answers)
    const [, concern = ''] = /(\d+)\?done=sent$/.exec(sent.location) ?? []
    const { words } = await test.as(test.mette).open(`/work/concerns/${concern}`)
    expect(words).toContain('Intet er registreret i en måned.')
    expect(words).toContain(said.their_words)
    expect(words).toContain('Ja. Den unge kan se, at der er en bekymring.')
  })

  it('cost a page no more than 12 statements', async () => {
    const record = recordStatements(test.db.database.pool)
    for (const path of [
      page(),
      `/school/pupils/${anna}`,
      signalOf(anna, 'absence-share'),
      '/school/absence/rules',
    ]) {
      record.conversations.length = 0
      expect((await test.as(head).open(path)).status, path).toBe(200)
      expect(ofTheRequest(record.conversations).flat().length, path).toBeLessThanOrEqual(12)
    }
  })
})
