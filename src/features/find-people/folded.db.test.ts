import { beforeAll, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { wordsOf } from './rules.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
})

it('folds the letters of names as the database does', async () => {
  const names = ['Ærø Åse', 'Søren Bæk', 'Zoë Müller', 'ÉA ÖSTLUND', 'Łukasz Çelik', 'A\u030ase Nin\u0303o']
  const { rows } = await db.asSuperuser<{ folded: string }>(
    'select m_851.folded(name) as folded from unnest($1::text[]) with ordinality as one (name, place) order by place',
    [names],
  )
  expect(names.map((name) => wordsOf(name).join(' '))).toEqual(rows.map(({ folded }) => folded))
})
