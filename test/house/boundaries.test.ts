import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { boundariesOf } from '../../scripts/checks/boundaries.ts'
import { root } from '../../scripts/checks/files.ts'

const planted = join(root, 'test', 'fixtures', 'boundaries')

describe('the check of who imports whom', () => {
  let found: readonly string[] = []
  beforeAll(async () => {
    found = await boundariesOf(['src', 'test'], 25, planted)
  })

  test.each([
    ['no-circle', 'src/platform/circle-one.ts → src/platform/circle-two.ts → src/platform/circle-one.ts'],
    ['resolvable', 'src/platform/leads-nowhere.ts → ./gone.ts'],
    ['platform-stands-alone', 'src/platform/knows-a-feature.ts → src/features/kites/index.ts'],
    ['ui-uses-text-only', 'src/ui/reads-rows.ts → src/platform/db/rows.ts'],
    ['features-look-down', 'src/features/kites/asks-a-door.ts → src/doors/public/index.ts'],
    ['features-by-their-index', 'src/doors/public/reaches-inside.ts → src/features/kites/rules.ts'],
    ['other-features-by-their-index', 'src/features/strings/reaches-inside.ts → src/features/kites/rules.ts'],
    ['doors-look-down', 'src/doors/lead/knows-its-start.ts → src/commands/start.ts'],
    ['doors-apart', 'src/doors/lead/reaches-next-door.ts → src/doors/public/parts.ts'],
    ['demonstration-only-when-asked', 'src/commands/always-on.ts → src/demonstration/index.ts'],
    ['demonstration-only-from-commands', 'src/app.ts → src/demonstration/index.ts'],
    [
      'people-act-only-in-the-demonstration',
      'src/features/kites/acts-for-others.ts → src/platform/db/as-person.ts',
    ],
    ['program-without-tests', 'src/app.ts → test/support/support.ts'],
    ['cast-only-in-the-demonstration', 'src/app.ts → test/cast.ts'],
    ['program-without-development-packages', 'src/platform/development-package.ts → node_modules/vitest'],
    ['only-named-packages', 'src/platform/unnamed-package.ts → node_modules/acorn'],
  ])('finds what is planted against %s', (rule, imported) => {
    expect(found.filter((line) => plain(line).startsWith(`${rule}: ${imported}`))).toHaveLength(1)
  })

  test('finds nothing else, so what is allowed stays allowed', () => {
    expect(found.map(plain)).toHaveLength(16)
  })

  test('is not content with a tree in which it sees too few modules', async () => {
    const [first] = await boundariesOf(['src/ui'], 25, planted)
    expect(first).toMatch(/saw \d modules, and at least 25 are there/)
  })
})

/** Packages are found above the planted tree. */
const plain = (line: string): string => line.replaceAll(/(?:\.\.\/)+node_modules/g, 'node_modules')
