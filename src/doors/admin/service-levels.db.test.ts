import { beforeAll, describe, expect, it } from 'vitest'
import { testDay } from '../../../test/support/time.ts'
import { type AdminTest, adminTest } from './admin.fixture.ts'

let test: AdminTest
beforeAll(async () => {
  test = await adminTest()
})

const levels = async (version: number) =>
  (
    await test.db.asSuperuser<{ kind: string; amount: number }>(
      `select kind, amount from m_851.service_level where version = $1 and urgency = 'ordinary' and age_from in (0, 15)
       and kind in ('acknowledge', 'first-contact') order by kind, age_from`,
      [version],
    )
  ).rows.map(({ kind, amount }) => `${kind} ${amount}`)

describe('the service levels', () => {
  it('are read with where they come from, by administrators and for control', async () => {
    for (const visitor of [test.jørgen, test.hanne]) {
      expect((await visitor.open('/admin/service-levels')).words).toContain('Udgave 1')
      const { words } = await visitor.open('/admin/service-levels/1')
      expect(words).toContain(
        'Første kontakt med den unge Kan vente nogle dage 15 til 17 år 5 arbejdsdage BEK 1014/2019 § 10',
      )
      expect(words).toContain('Juleaftensdag: fridag')
      expect(words).toContain('Opkald på et andet tidspunkt af dagen: 2 arbejdsdage efter det forrige')
      expect(words).toContain('1. maj: arbejdsdag')
    }
    expect((await test.bente.open('/admin/service-levels')).status).toBe(403)
    expect((await test.jørgen.open('/admin/service-levels/1/edit')).status).toBe(404)
  })

  it('lead to where an administrator says of each clock from when on it counts, and why', async () => {
    expect((await test.jørgen.open('/admin/service-levels')).html).toContain('href="/admin/law-clock"')
    expect((await test.jørgen.open('/admin/law-clock')).words).toContain(
      'Tæller ikke endnu: Lovens frister for de 15 til 17-årige.',
    )
    const because = 'Alle oplysninger er hentet.'
    const wrong = await test.jørgen.send('/admin/law-clock', { rule: 'the-other', because })
    expect([wrong.status, wrong.form.because]).toEqual([422, because])
    expect(wrong.words).toContain('Vælg, hvad der skal tælle.')
    const said = await test.jørgen.fill('/admin/law-clock', { rule: 'no-gap', because })
    expect(said.location).toBe('/admin/law-clock?done=clockStarted')
    const { words } = await test.jørgen.open(said.location)
    expect(words).toMatch(
      /Fristen tæller fra nu.*Ny aktivitet uden slip for de 18 til 24-årige.*24. november 2026.* Alle oplysninger er hentet. Jørgen/s,
    )
    // The one that nobody has switched on still does not count.
    expect(words).toContain('Tæller ikke endnu: Lovens frister')
    expect(words).not.toContain('Tæller ikke endnu: Ny aktivitet')
    expect((await test.hanne.open('/admin/law-clock')).status).toBe(403)
  })

  it('change by a draft, in which the law’s clock gets no longer and everything typed is kept', async () => {
    const begun = await test.jørgen.fill('/admin/new-service-levels', { because: 'Vi vil svare hurtigere.' })
    expect(begun.location).toBe('/admin/service-levels/2?done=versionDraft')
    const wrong = await test.jørgen.fill('/admin/service-levels/2/edit', {
      'first-contact.ordinary.15': '6',
      'acknowledge.ordinary.0': 'to',
    })
    expect(wrong.status).toBe(422)
    expect(wrong.words).toContain('Skriv et helt tal fra 0 til 5.')
    expect(wrong.words).toContain('Skriv et helt tal fra 0 til 366.')
    expect(wrong.form).toMatchObject({ 'first-contact.ordinary.15': '6', 'acknowledge.ordinary.0': 'to' })
    const right = await test.jørgen.fill('/admin/service-levels/2/edit', {
      'first-contact.ordinary.15': '3',
      'acknowledge.ordinary.0': '2',
      days_off: '05-01',
      'ladder.5': '3',
    })
    expect(right.location).toBe('/admin/service-levels/2?done=versionChanged')
    expect(await levels(2)).toEqual(['acknowledge 2', 'first-contact 5', 'first-contact 3'])
    expect(await levels(1)).toEqual(['acknowledge 1', 'first-contact 5', 'first-contact 5'])
    const { words } = await test.jørgen.open('/admin/service-levels/2')
    expect(words).toContain('1. maj: fridag')
    expect(words).toContain('Juleaftensdag: arbejdsdag')
    expect(words).toContain('Besøg: 3 arbejdsdage efter det forrige')
  })

  it('come into force on a day to come, and are then as fixed as the first ones', async () => {
    const today = await test.jørgen.fill('/admin/service-levels/2/in-force', { from: testDay() })
    expect(today.status).toBe(422)
    const done = await test.jørgen.fill('/admin/service-levels/2/in-force', { from: testDay(1) })
    expect(done.location).toBe('/admin/service-levels/2?done=versionInForce')
    expect((await test.jørgen.open('/admin/service-levels/1')).words).toContain('indtil 25. november 2026')
    expect((await test.jørgen.open('/admin/service-levels/2/edit')).status).toBe(404)
    await expect(
      test.db.asSuperuser('update m_851.service_level set amount = 1 where version = 2'),
    ).rejects.toMatchObject({ code: '23001' })
    const { rows } = await test.db.asSuperuser(
      `select type from m_851.admin_event where type like 'service%' order by id`,
    )
    expect(rows.map(({ type }) => type)).toEqual([
      'service_levels_drafted',
      'service_levels_changed',
      'service_levels_in_force',
    ])
  })
})
