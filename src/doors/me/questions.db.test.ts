import { beforeAll, describe, expect, it } from 'vitest'
import { type LogTest, logTest } from '../../../test/support/log-test.ts'
import { newActor } from '../../../test/support/people.ts'
import { type TestVisitor, visitedPages } from '../../../test/support/visitors.ts'
import { logRequestPages, weighPaths } from '../../features/log-requests/index.ts'
import { listLooks } from '../../features/own-log/index.ts'
import type { PersonActor } from '../../platform/access/actor.ts'
import { anyOf } from '../../platform/http/page.ts'
import { mePages } from './index.ts'

/* Who was it? From the question of a young person to the answer that weighs it (C-579/21, L-08). */

const pages = [
  ...mePages,
  ...logRequestPages({
    id: 'work.log-requests',
    path: weighPaths['team-leader'],
    access: anyOf('team-leader', 'data-protection-officer'),
  }),
]

let test: LogTest
let visit: (actor: PersonActor) => TestVisitor
let looks: readonly string[]
beforeAll(async () => {
  test = await logTest()
  visit = visitedPages(test.db, pages).as
  await test.look(test.ida)
  await test.look(test.ida, { action: 'export' })
  await test.look(test.leader, { reasons: ['team'] })
  looks = await test.db.as(async (trx) => {
    const found = await listLooks(trx, test.personId, { forGuardian: false })
    return found.looks.map(({ id }) => id)
  }, test.young)
})

/** Asks about some looks, counted from the newest. Returns the question's address. */
async function ask(
  which: readonly number[],
  by = test.young,
  words = 'Jeg kender ingen der.',
): Promise<string> {
  const query = which.map((index) => `look=${looks[index]}`).join('&')
  const sent = await visit(by).fill(`/me/people/${test.personId}/ask?${query}`, { words })
  expect(sent.status).toBe(303)
  return sent.location
}

/** What somebody has been told of, in their own door. */
const newsOf = (actor: PersonActor) =>
  test.db.as(async (trx) => {
    const notices = await trx.selectFrom('notice').select('kind').orderBy('id').execute()
    return notices.map(({ kind }) => kind)
  }, actor)

const answerAddress = (question: string) =>
  `/work/log-requests/${test.personId}/${/questions\/(\d+)/.exec(question)?.[1]}`

describe('a question who looked', () => {
  let question: string
  it('is asked from the log with words of one’s own, about one or several looks', async () => {
    const { young, personId } = test
    const log = await visit(young).open(`/me/people/${personId}/log`)
    expect(log.html).toContain(`name="look" value="${looks[1]}"`)
    question = await ask([1, 2])
    const page = await visit(young).open(question)
    expect(page.words).toContain('Dit spørgsmål er sendt')
    expect(page.words).toContain('Du spurgte om 2 opslag.')
    expect(page.words).toContain('Jeg kender ingen der.')
    expect(page.words).toContain('Det er lederen af teamet, der svarer.')
    expect((await visit(young).open(`/me/people/${personId}/log`)).words).toContain(
      'Du har spurgt om det her.',
    )
    expect((await visit(young).open(`/me/people/${personId}/questions`)).words).toContain(
      'Du får svar senest',
    )
  })

  it('keeps what was typed when something is missing, and asks for a look where none is chosen', async () => {
    const { young, personId } = test
    const ask = `/me/people/${personId}/ask`
    const empty = await visit(young).fill(`${ask}?look=${looks[1]}`, { words: '  ' })
    expect(empty.status).toBe(422)
    expect(empty.words).toContain('Skriv kort, hvad du vil vide.')
    expect(empty.form.looks).toBe(looks[1])
    expect((await visit(young).open(ask)).words).toContain('Du har ikke sat et kryds.')
  })

  it('is not about looks that are not in one’s own log', async () => {
    const { young, personId } = test
    const sent = await visit(young).send(`/me/people/${personId}/ask`, { looks: '999999', words: 'Hvem?' })
    expect(sent.status).toBe(404)
  })

  it('goes to the leader of the team, with a month to answer, shown to both', async () => {
    const { leader, young } = test
    const due = /senest den (\d+\. \w+ \d{4})/.exec((await visit(young).open(question)).words)?.[1]
    expect(due).toBeTruthy()
    const list = await visit(leader).open('/work/log-requests')
    expect(list.words).toContain('Emil Thorup Krogh')
    expect(list.words).toContain(due)
    const page = await visit(leader).open(answerAddress(question))
    expect(page.words).toContain('Ida Hemmelignavn')
    expect(page.words).toContain(`Svar senest den ${due}.`)
    expect(await newsOf(leader)).toEqual(['log-question'])
  })

  it('tells no name before the answer, not even in the row of the database', async () => {
    const { young, db, ida } = test
    expect((await visit(young).open(question)).html).not.toContain('Hemmelignavn')
    const names = await db.as((trx) => trx.selectFrom('log_request_name').selectAll().execute(), young)
    const actor = await db.as(
      (trx) => trx.selectFrom('actor').select('name').where('id', '=', ida.id).execute(),
      await newActor(db, 'En anden ung', [], undefined, 'citizen'),
    )
    expect([names, actor]).toEqual([[], []])
  })

  it('is answered once, with a weighing that is kept and a name that only the asker reads', async () => {
    const { leader, young, mother, protector, db, personId } = test
    const address = answerAddress(question)
    const empty = await visit(leader).fill(address)
    expect(empty.status).toBe(422)
    expect(empty.words).toContain('Skriv, hvad du har vejet, med mindst 10 tegn.')
    const filled = {
      told: 'yes',
      weighing: 'Den unge kender vejlederen og vil tale med hende om det.',
      words: 'Det var din vejleder. Ring til hende, hvis du vil.',
    }
    expect((await visit(leader).fill(address, filled)).location).toBe('/work/log-requests?done=sent')
    const answer = await visit(young).open(question)
    expect(answer.words).toContain('Ida Hemmelignavn')
    expect(answer.words).toContain('Det var din vejleder.')
    expect(answer.words).not.toContain(filled.weighing)
    expect((await visit(young).open(`/me/people/${personId}/log`)).html).not.toContain('Hemmelignavn')
    expect(await newsOf(young)).toEqual(['log-answer'])
    // Each parent apart, and apart from the young person: a question is its asker's.
    expect((await visit(mother).open(question)).status).toBe(404)
    const again = await visit(protector).send(address, filled)
    expect(again.status).toBe(409)
    const kept = await db.as(
      (trx) => trx.selectFrom('log_request_answer').select('weighing').execute(),
      protector,
    )
    expect(kept).toEqual([{ weighing: filled.weighing }])
  })
})

describe('those who answer', () => {
  it('is never the one who looked: a look of the leader goes to the data protection officer', async () => {
    const { leader, protector, young } = test
    const question = await ask([0])
    expect((await visit(young).open(question)).words).toContain('den, der passer på data i kommunen')
    expect((await visit(leader).open(answerAddress(question))).status).toBe(404)
    const page = await visit(protector).open(answerAddress(question))
    expect(page.words).toContain('Lone Ledernavn')
    const refused = await visit(protector).fill(answerAddress(question), {
      told: 'no',
      weighing: 'Lederen så efter, om alt var i orden. Navnet er ikke nødvendigt.',
      words: 'En leder så efter, at alt var, som det skal være.',
    })
    expect(refused.status).toBe(303)
    const answer = await visit(young).open(question)
    expect(answer.words).toContain('Du får ikke navnet. Her er hvorfor:')
    expect(answer.words).toContain('kan du klage til Datatilsynet')
    expect(answer.html).not.toContain('Ledernavn')
  })

  it('is nobody else: not the contact person, not an administrator, not another leader', async () => {
    const { db, ida } = test
    const question = await ask([2])
    const others = [ida, await newActor(db, 'Anden Leder', ['team-leader'])]
    for (const actor of others) {
      const rows = await db.as((trx) => trx.selectFrom('log_request').select('id').execute(), actor)
      expect(rows).toEqual([])
      const { status } = await visit({ ...actor, roles: ['team-leader'] }).open(answerAddress(question))
      expect(status).toBe(404)
    }
  })

  it('is told when the month has gone, and so is the one who asked', async () => {
    const { db, protector, young } = test
    const question = await ask([1])
    const later = visitedPages(db, pages)
    later.now.today = new Date('2027-06-01T08:00:00Z')
    expect((await later.as(young).open(question)).words).toContain('Svaret skulle være kommet')
    expect((await later.as(protector).open('/work/log-requests')).words).toContain('Fristen er gået')
  })
})

describe('a holder of custody', () => {
  it('asks for themselves, and the other parent sees nothing of it', async () => {
    const { mother, father, young, personId } = test
    const question = await ask([2], mother, 'Hvem hentede mit barns data?')
    expect((await visit(mother).open(question)).words).toContain('Hvem hentede mit barns data?')
    for (const other of [father, young]) {
      expect((await visit(other).open(question)).status).toBe(404)
      const list = await visit(other).open(`/me/people/${personId}/questions`)
      expect(list.words).not.toContain('mit barns data')
    }
  })
})
