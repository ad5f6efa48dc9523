import { expect, it } from 'vitest'
import { generateTypes } from '../../scripts/generate-types.mjs'
import { testDatabase } from '../support/database.ts'

it('the committed row types are those of the migrated schema (if not: npm run types)', async () => {
  const { owner } = await testDatabase()
  const url = `postgres://${owner.user}@localhost:${owner.port}/${owner.database}?host=${encodeURIComponent(String(owner.host))}`
  expect(generateTypes(url, { verify: true })).toMatchObject({ fresh: true })
})
