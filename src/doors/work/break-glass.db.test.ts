import { beforeAll, describe, expect, it } from 'vitest'
import { newActor, newPerson, newYoungPerson, relate } from '../../../test/support/people.ts'
import { inventedPersonNumber } from '../../demonstration/person-number.ts'
import { joinUnit } from '../../features/access/index.ts'
import { normalise, storePersonNumber } from '../../features/person-numbers/index.ts'
import { type PersonActor, systemIn } from '../../platform/access/actor.ts'
import { type WorkTest, workTest } from './work.fixture.ts'

let test: WorkTest
let leader: PersonActor
let officer: PersonActor
let nanna: { personId: string; actor: PersonActor }
const because = 'Nanna har skrevet, at hun er bange.'
const nannaMeant = { name: 'Nanna Bøje', birth_date: '2009-06-01' }
beforeAll(async () => {
  test = await workTest()
  leader = await newActor(test.db, 'Lone Leder', ['team-leader'])
  officer = await newActor(test.db, 'Dorte Data', ['data-protection-officer'])
  nanna = await newYoungPerson(test.db, { givenName: 'Nanna', familyName: 'Bøje', birthDate: '2009-06-01' })
  await relate(test.db, {
    personId: nanna.personId,
    with: { actorId: test.jonas.id },
    kind: 'contact_person',
  })
  await test.db.as(
    async (trx) => {
      await joinUnit(trx, { actorId: leader.id, unitId: test.team, kind: 'leader', source: 'administrator' })
      await joinUnit(trx, {
        actorId: test.stranger.id,
        unitId: test.team,
        kind: 'member',
        source: 'administrator',
      })
    },
    systemIn(test.db.aalborg, 'import'),
  )
})

const nannaPage = () => `/work/people/${nanna.personId}`
const open = (fields: Record<string, string>, actor = test.stranger) =>
  test.as(actor).fill('/work/break-glass', { because, ...fields })

describe('opening emergency access', () => {
  it('opens the person’s page for that reason, by name and birthday', async () => {
    expect((await test.as(test.stranger).open(nannaPage())).status).toBe(404)
    await test.log()
    const answer = await open({ name: 'nanna bøje', birth_date: nannaMeant.birth_date })
    expect(answer.location).toBe(`${nannaPage()}?done=glassOpened`)
    const [, row] = await test.log()
    expect(row).toMatchObject({
      page: 'work.break-glass.send',
      action: 'break_glass',
      subjects: [nanna.personId],
      reasons: ['break_glass'],
      purpose: because,
    })
    const page = await test.as(test.stranger).open(nannaPage())
    expect(page.words).toContain('Du ser det, fordi du har åbnet en nødadgang til Nanna.')
    expect(page.html).not.toContain('/new-note')
  })

  it('tells contact person, leader and the young person at once', async () => {
    const [event] = await test.superuser(
      "select data from person_event where type = 'emergency_opened' and person_id = $1",
      [nanna.personId],
    )
    expect(event?.data).toMatchObject({ told: [test.jonas.id, leader.id, nanna.actor.id] })
    const notices = await test.superuser(
      'select actor_id, kind, link_da from notice where about_person_id = $1 order by actor_id',
      [nanna.personId],
    )
    expect(notices).toEqual([
      { actor_id: test.jonas.id, kind: 'emergency-access', link_da: nannaPage() },
      { actor_id: leader.id, kind: 'emergency-access', link_da: '/work/break-glass-review' },
      { actor_id: nanna.actor.id, kind: 'emergency-access', link_da: '/me' },
    ])
    expect((await test.as(test.jonas).open(nannaPage())).words).toContain('Sanne Fjord åbnede en nødadgang.')
  })

  it('opens by person number', async () => {
    const birthDate = '2008-02-03'
    const personId = await newPerson(test.db, { givenName: 'Viggo', birthDate })
    const number = normalise(inventedPersonNumber(birthDate, 7))
    if (!number) throw new Error('an invented number is not one')
    const owner = { kind: 'young_person', id: personId } as const
    const by = systemIn(test.db.aalborg, 'import')
    await test.db.as((trx) => storePersonNumber(trx, test.keys, { owner, number, validFrom: null }), by)
    const answer = await open({ number: number.inFull() })
    expect(answer.location).toBe(`/work/people/${personId}?done=glassOpened`)
    const found = await test.as(test.stranger).send('/work/search', { name: '', number: number.inFull() })
    expect(found.words).toContain('Viggo')
    expect(found.html).not.toContain(number.normalised)
    const foreign = await test.as(test.mette).send('/work/search', { name: '', number: number.inFull() })
    expect(foreign.words).toContain('Vi fandt ingen.')
  })

  it('answers alike for nobody, for two of one name, and for somebody who cannot be opened', async () => {
    const same = { givenName: 'Bo', familyName: 'Bak', birthDate: '2010-01-01' }
    await newPerson(test.db, same)
    await newPerson(test.db, same)
    const blocked = await newPerson(test.db, {
      givenName: 'Ulla',
      familyName: 'Bak',
      birthDate: '2009-01-01',
    })
    await test.superuser("update young_person set state = 'blocked' where id = $1", [blocked])
    const answers = []
    for (const [name, birth_date] of [
      ['Ingen Hedder Sådan', '2009-01-01'],
      ['Bo Bak', '2010-01-01'],
      ['Ulla Bak', '2009-01-01'],
    ] as const) {
      await test.log()
      const answer = await open({ name, birth_date })
      const rows = (await test.log()).map(({ page, result, action, subjects }) => [
        page,
        result,
        action,
        subjects,
      ])
      const words = answer.words.replaceAll(name, '').replaceAll(birth_date, '')
      answers.push({ status: answer.status, words, rows })
    }
    expect(answers[0]?.status).toBe(422)
    expect(answers[1]).toEqual(answers[0])
    expect(answers[2]).toEqual(answers[0])
    const glasses = await test.superuser('select 1 from break_glass where person_id = $1', [blocked])
    expect(glasses).toEqual([])
  })

  it('needs a reason of ten characters, and somebody', async () => {
    const answer = await test.as(test.stranger).send('/work/break-glass', { because: 'haster', number: '' })
    expect(answer.status).toBe(422)
    expect(answer.words).toContain('med mindst 10 tegn')
    expect(answer.words).toContain('Skriv CPR-nummeret, eller skriv navn og fødselsdag.')
    expect(answer.form.because).toBe('haster')
  })

  it('is not needed by somebody who is around them already', async () => {
    const answer = await open(nannaMeant, test.jonas)
    expect(answer.location).toBe(`${nannaPage()}?done=alreadyYours`)
    const own = await test.superuser('select 1 from break_glass where actor_id = $1', [test.jonas.id])
    expect(own).toEqual([])
  })
})

describe('ending it', () => {
  it('closes the page on the next request', async () => {
    const list = await test.as(test.stranger).open('/work/break-glass')
    expect(list.words).toContain(because)
    const [glass] = await test.superuser('select id from break_glass where person_id = $1', [nanna.personId])
    const address = `/work/break-glass/${glass?.id}/end`
    expect((await test.as(test.jonas).open(address)).status).toBe(404)
    expect((await test.as(test.stranger).fill(address)).location).toBe('/work/break-glass?done=glassEnded')
    expect((await test.as(test.stranger).open(nannaPage())).status).toBe(404)
    expect((await test.as(test.stranger).open(address)).status).toBe(404)
    const after = await test.as(test.stranger).open('/work/break-glass')
    expect(after.words).toContain('En ung, du ikke er knyttet til')
  })

  it('comes by itself after an hour', async () => {
    const personId = await newPerson(test.db, {
      givenName: 'Time',
      familyName: 'Bak',
      birthDate: '2010-02-02',
    })
    await open({ name: 'Time Bak', birth_date: '2010-02-02' })
    expect((await test.as(test.stranger).open(`/work/people/${personId}`)).status).toBe(200)
    await test.superuser(
      "update break_glass set opened_at = opened_at - interval '1 hour', ends_at = ends_at - interval '1 hour' where person_id = $1",
      [personId],
    )
    expect((await test.as(test.stranger).open(`/work/people/${personId}`)).status).toBe(404)
  })
})

describe('the weekly review', () => {
  const glassOf = async () => {
    const [glass] = await test.superuser('select id from break_glass where person_id = $1', [nanna.personId])
    return String(glass?.id)
  }

  it('shows leaders those of their team, without names of whom they may not know', async () => {
    const answer = await test.as(leader).open('/work/break-glass-review')
    expect(answer.words).toContain('Sanne Fjord')
    expect(answer.words).toContain(because)
    expect(answer.words).not.toContain('Nanna Bøje')
    const other = await newActor(test.db, 'Anden Leder', ['team-leader'])
    expect((await test.as(other).open('/work/break-glass-review')).words).toContain(
      'Ingen nødadgange venter.',
    )
    expect((await test.as(other).open(`/work/break-glass-review/${await glassOf()}`)).status).toBe(404)
  })

  it('shows the data protection officer all, and those that wait too long first', async () => {
    await test.superuser(
      "update break_glass set opened_at = opened_at - interval '8 days', ends_at = ends_at - interval '8 days' where id = $1",
      [await glassOf()],
    )
    const answer = await test.as(officer).open('/work/break-glass-review')
    expect(answer.words).toContain('Nanna Bøje')
    expect(answer.words.indexOf('Har ventet for længe')).toBeLessThan(answer.words.indexOf('Viggo'))
  })

  it('keeps what the leader thought, once', async () => {
    const address = `/work/break-glass-review/${await glassOf()}`
    expect((await test.as(leader).send(address, { review: '' })).status).toBe(422)
    const answer = await test.as(leader).fill(address, { review: 'Det var rigtigt at gøre.' })
    expect(answer.location).toBe('/work/break-glass-review?done=reviewed')
    expect((await test.as(officer).send(address, { review: 'Jeg også.' })).status).toBe(409)
    expect((await test.as(test.stranger).open('/work/break-glass')).words).toContain(
      'Lone Leder har læst den: Det var rigtigt at gøre.',
    )
  })

  it('is never of one’s own, on a page or past it', async () => {
    await open({ name: 'Time Bak', birth_date: '2010-02-02' }, leader)
    const [glass] = await test.superuser('select id from break_glass where actor_id = $1', [leader.id])
    const address = `/work/break-glass-review/${glass?.id}`
    expect((await test.as(leader).open(address)).status).toBe(404)
    expect((await test.as(leader).send(address, { review: 'Godt gjort.' })).status).toBe(404)
    const past = test.db.as(
      (trx) =>
        trx
          .updateTable('break_glass')
          .set({ reviewed_at: new Date(), reviewed_by: leader.id, review: 'Godt gjort.' })
          .where('id', '=', String(glass?.id))
          .execute(),
      leader,
    )
    await expect(past).rejects.toThrow(/row-level security/)
  })

  it('is not for those who only open', async () => {
    expect((await test.as(test.stranger).open('/work/break-glass-review')).status).toBe(403)
    expect((await test.as(officer).open('/work')).status).toBe(403)
  })
})
