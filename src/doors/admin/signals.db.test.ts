import { beforeAll, describe, expect, it } from 'vitest'
import { asOwner, fact, putHistories } from '../../../test/support/status-facts.ts'
import { testDay } from '../../../test/support/time.ts'
import { setFigures } from '../../features/computed-figures/index.ts'
import { refreshStatus, statusKeeper } from '../../features/status/index.ts'
import { type AdminTest, adminTest } from './admin.fixture.ts'

let test: AdminTest
/** Where the draft is that a test makes and the next one puts in force. */
let draft = ''
beforeAll(async () => {
  test = await adminTest()
})

const events = async () =>
  (
    await test.db.asSuperuser<{ type: string }>(
      `select type from m_851.admin_event where type like 'signal%' order by id`,
    )
  ).rows.map(({ type }) => type)

describe('the register of rules that raise signals', () => {
  it('says what each looks for, on which law, that it is off, and that nobody gets points', async () => {
    for (const visitor of [test.jørgen, test.hanne]) {
      const { words } = await visitor.open('/admin/signals')
      expect(words).toContain(
        'Flere forsøg uden kontakt Fra Der er gjort mindst 4 forsøg siden den sidste kontakt',
      )
      expect(words).toContain('Modelleret efter LBK 953/2024 §§ 1, 2 a')
      expect(words).toContain('Ingen regel giver en ung point')
    }
    expect((await test.bente.open('/admin/signals')).status).toBe(403)
    const { words } = await test.hanne.open('/admin/signal-versions/4')
    expect(words).toContain('Vi har prøvet 4 gange uden at få kontakt. Sidst var 23. november 2026.')
    expect(words).toContain('LBK 953/2024 §§ 1, 2 a, 2 c: Kommunens vejledning')
    expect(words).toContain('Fodfæste')
  })

  it('switches none on before its backtest has been looked at, not even by hand', async () => {
    const early = await test.jørgen.fill('/admin/signals/no-contact/switch', { because: 'Vi vil prøve den.' })
    expect(early.status).toBe(409)
    expect(early.words).toContain('Se prøven af reglen igennem først.')
    expect(early.form).toMatchObject({ because: 'Vi vil prøve den.' })
    await expect(
      test.db.asSuperuser(
        `insert into m_851.signal_switch (rule_key, is_on, because, switched_by)
         select 'no-contact', true, 'a test of it', min(id) from m_851.actor`,
      ),
    ).rejects.toMatchObject({ constraint: 'backtest_first' })
    const looked = await test.jørgen.send('/admin/signal-versions/4/backtest', {})
    expect(looked.location).toBe('/admin/signal-versions/4?done=backtestLooked')
    expect((await test.jørgen.open('/admin/signal-versions/4')).words).toContain('så prøven igennem')
    const on = await test.jørgen.fill('/admin/signals/no-contact/switch', { because: 'Vi vil prøve den.' })
    expect(on.location).toBe('/admin/signals/no-contact?done=signalOn')
    const { words } = await test.jørgen.open('/admin/signals/no-contact')
    expect(words).toMatch(/slog den til .{10,40} Vi vil prøve den\./)
    const off = await test.jørgen.fill('/admin/signals/no-contact/switch', { because: 'Vi har prøvet den.' })
    expect(off.location).toBe('/admin/signals/no-contact?done=signalOff')
  })

  it('changes a rule by a draft, in which everything typed is kept and hard words are refused', async () => {
    const begun = await test.jørgen.fill('/admin/signals/gap-after-a-course/new-version', {
      because: 'Vi vil vente længere.',
    })
    draft = begun.location.replace('?done=versionDraft', '')
    expect(draft).toMatch(/^\/admin\/signal-versions\/\d+$/)
    const wrong = await test.jørgen.fill(`${draft}/edit`, {
      days: '0',
      reason_da: 'Den unge har ventet {weeks} uger.',
      told_da:
        'Kommunen konstaterer utilstrækkelig uddannelsesdeltagelse, hvorfor vejledningsmyndigheden kontakter dig.',
    })
    expect(wrong.status).toBe(422)
    expect(wrong.words).toContain('Skriv et helt tal fra 1 til 730.')
    expect(wrong.words).toContain('Reglen kender ikke weeks.')
    expect(wrong.words).toContain('Lix må højst være 30.')
    expect(wrong.form).toMatchObject({ days: '0', reason_da: 'Den unge har ventet {weeks} uger.' })
    const right = await test.jørgen.fill(`${draft}/edit`, {
      days: '45',
      telling: 'as-a-concern',
    })
    expect(right.location).toBe(`${draft}?done=versionChanged`)
    expect((await test.jørgen.open(draft)).words).toContain('i mere end 45 dage')
  })

  it('puts a draft in force from a day to come, once its own numbers have been looked at', async () => {
    const at = `${draft}/in-force`
    expect((await test.jørgen.fill(at, { from: testDay(1) })).status).toBe(409)
    await test.jørgen.send(`${draft}/backtest`, {})
    expect((await test.jørgen.fill(at, { from: testDay() })).status).toBe(422)
    // Changed after somebody looked, it has to be looked at again.
    await test.jørgen.fill(`${draft}/edit`, { days: '50' })
    expect((await test.jørgen.fill(at, { from: testDay(1) })).status).toBe(409)
    await test.jørgen.send(`${draft}/backtest`, {})
    expect((await test.jørgen.fill(at, { from: testDay(1) })).location).toBe(`${draft}?done=versionInForce`)
    expect((await test.jørgen.open(`${draft}/edit`)).status).toBe(404)
    await expect(
      test.db.asSuperuser('update m_851.signal_rule_version set expires_months = 1 where version = $1', [
        draft.split('/').at(-1),
      ]),
    ).rejects.toMatchObject({ code: '23001' })
  })

  it('takes a new rule of a kind it knows, and no key twice', async () => {
    const rule = {
      kind: 'gap',
      name_da: 'Et langt ophold',
      name_en: 'A long gap',
      key: 'long-gap',
      because: 'Vi vil se de lange for sig.',
    }
    const made = await test.jørgen.fill('/admin/new-signal-rule', rule)
    const version = made.location.replace('?done=signalRuleMade', '')
    expect(version).toMatch(/^\/admin\/signal-versions\/\d+$/)
    const again = await test.jørgen.fill('/admin/new-signal-rule', rule)
    expect(again.status).toBe(422)
    expect(again.words).toContain('Der er allerede en regel med det navn i adressen.')
    const on = await test.jørgen.fill('/admin/signals/long-gap/switch', { because: 'Vi vil prøve den.' })
    expect(on.status).toBe(409)
    await test.jørgen.send(`${version}/backtest`, {})
    expect((await test.jørgen.fill(`${version}/in-force`, { from: testDay(1) })).location).toContain(
      'done=versionInForce',
    )
    expect(new Set(await events())).toEqual(
      new Set([
        'signal_backtest_looked',
        'signal_rule_on',
        'signal_rule_off',
        'signal_rule_drafted',
        'signal_rule_changed',
        'signal_rule_in_force',
        'signal_rule_made',
      ]),
    )
  })
})

describe('the backtest of a rule', () => {
  const at = '/admin/signal-versions/1/backtest'

  it('says that there is nothing to try it on, while nobody has said from when the register is complete', async () => {
    expect((await test.hanne.open(at)).words).toContain('Der er ingen måneder at prøve på')
  })

  it('shows counts with what became of them, in a chart and tables, and withholds what is small', async () => {
    await eightAndThree()
    const { words, html } = await test.hanne.open(at)
    expect(words).toContain('Unge med et nyt signal i måneden')
    // Three came in March; and whoever knows all eleven would know it from January's eight.
    expect(words).toMatch(
      /31\. marts 2026 11 vises ikke 28\. februar 2026 11 0 31\. januar 2026 11 vises ikke/,
    )
    expect(words).toContain('Talt med 11')
    expect(words).toContain('Højst 20 signaler ville have stået åbne')
    expect(words).toContain('Uden for uddannelse 3 måneder efter')
    // Only administrators say that they have looked.
    expect(html).not.toContain('Jeg har set tallene igennem')
    expect((await test.jørgen.open(at)).html).toContain('Jeg har set tallene igennem')
    expect(html).not.toMatch(/Opfundet Ung|[0-9a-f]{8}-[0-9a-f]{4}/)
  })

  it('is tried with other numbers by its address, which are then not divided by place, nor looked at for good', async () => {
    const { words, html } = await test.jørgen.open(`${at}?days=200`)
    expect(words).toContain('i mere end 200 dage')
    expect(words).toContain('Efter område og skole vises kun udgavens egne tal.')
    expect(html).not.toContain('Jeg har set tallene igennem')
    expect((await test.jørgen.open(at)).words).toContain('Unge med et nyt signal, efter område')
    const wrong = await test.jørgen.open(`${at}?days=many`)
    expect(wrong.words).toContain('Skriv et helt tal fra 1 til 730.')
    expect(wrong.form).toMatchObject({ days: 'many' })
  })

  /** Eight whose course ended on one day, and three on another. Everybody is invented. */
  async function eightAndThree(): Promise<void> {
    const owner = await asOwner(test.db)
    const ends = Array.from({ length: 11 }, (_, one) => (one < 8 ? '2025-12-15' : '2026-02-10'))
    const { rows } = await owner.query<{ id: string }>(
      `insert into young_person (given_name, family_name, birth_date)
       select 'Opfundet', 'Ung', '2007-05-05' from generate_series(1, 11) returning id`,
    )
    await putHistories(
      owner,
      rows.map(({ id }, one) => ({
        personId: id,
        facts: [fact('stx', '2024-08-11', { until: ends[one] ?? '', outcome: 'interrupted' as const })],
        homes: [{ municipalityCode: '851', area: 'Nord', from: '2007-05-05', until: 'infinity' }],
      })),
    )
    await owner.end()
    const keeper = statusKeeper(test.db.aalborg)
    await test.db.as((trx) => refreshStatus(trx, keeper, 'everybody'), keeper)
    await test.db.as((trx) => setFigures(trx, { completeFrom: '2025-01-01' }), keeper)
  }
})
