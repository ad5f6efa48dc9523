import { fileURLToPath } from 'node:url'

/*
 * Who may import whom: doors → features → platform, ui. Each rule says what it protects; the violation it catches
 * is planted in test/fixtures/boundaries and tried by test/house/boundaries.test.ts.
 */

const inTests = '\\.(test|fixture)\\.tsx?$'

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circle',
      comment: 'What imports itself in a circle can neither be read nor moved in parts.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere is checked by nobody.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'platform-stands-alone',
      comment: 'src/platform holds what every municipality program needs, and no word of ours.',
      severity: 'error',
      from: { path: '^src/platform/', pathNot: inTests },
      to: { path: '^(src|test|scripts|assets)/', pathNot: '^src/platform/' },
    },
    {
      name: 'ui-uses-text-only',
      comment:
        'src/ui draws what it is given: it may know languages, and nothing of data, requests or people.',
      severity: 'error',
      from: { path: '^src/ui/', pathNot: inTests },
      to: { path: '^(src|test|scripts|assets)/', pathNot: '^src/(ui|platform/text)/' },
    },
    {
      name: 'features-look-down',
      comment: 'A feature does not know who shows it.',
      severity: 'error',
      from: { path: '^src/features/', pathNot: inTests },
      to: { path: '^(src|test|scripts|assets)/', pathNot: '^src/(features|platform|ui)/' },
    },
    {
      name: 'features-by-their-index',
      comment: 'What a feature promises to others stands in its index.ts; the rest it may change alone.',
      severity: 'error',
      from: { path: '^src/(?!features/)' },
      to: { path: '^src/features/[^/]+/', pathNot: '^src/features/[^/]+/index\\.ts$' },
    },
    {
      name: 'other-features-by-their-index',
      comment: 'As above, between features.',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/' },
      to: { path: '^src/features/', pathNot: ['^src/features/$1/', '^src/features/[^/]+/index\\.ts$'] },
    },
    {
      name: 'doors-look-down',
      comment: 'A door composes features into pages; it does not know how the program is started.',
      severity: 'error',
      from: { path: '^src/doors/', pathNot: inTests },
      to: { path: '^(src|test|scripts|assets)/', pathNot: '^src/(doors|features|platform|ui)/' },
    },
    {
      name: 'doors-apart',
      comment: 'Two doors share what stands beside them (src/doors/*.ts), never one another.',
      severity: 'error',
      from: { path: '^src/doors/([^/]+)/' },
      to: { path: '^src/doors/[^/]+/', pathNot: ['^src/doors/$1/', '^src/doors/[^/]+/index\\.ts$'] },
    },
    {
      name: 'demonstration-only-when-asked',
      comment: 'The demonstration can never be on by accident: a command fetches it, by a dynamic import.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/demonstration/', inTests] },
      to: { path: '^src/demonstration/', dynamic: false },
    },
    {
      name: 'demonstration-only-from-commands',
      comment: 'As above: nobody but a command.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/(demonstration|commands)/', inTests] },
      to: { path: '^src/demonstration/' },
    },
    {
      name: 'people-act-only-in-the-demonstration',
      comment: 'Elsewhere whoever acts is whoever asked: nobody does something in somebody else’s name.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(demonstration|platform/db)/' },
      to: { path: '^src/platform/db/(as-person|acting-as)\\.ts$' },
    },
    {
      name: 'program-without-tests',
      comment:
        'The program runs without test/. The demonstration is the cast of the tests, and takes it from there.',
      severity: 'error',
      from: { path: '^src/', pathNot: inTests },
      to: { path: '^test/', pathNot: '^test/cast\\.ts$' },
    },
    {
      name: 'cast-only-in-the-demonstration',
      comment: 'Invented people must not reach a municipality.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/demonstration/', inTests] },
      to: { path: '^test/cast' },
    },
    {
      name: 'program-without-development-packages',
      comment: 'A municipality installs without them (npm ci --omit=dev). The demonstration may use them.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/demonstration/', inTests] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'only-named-packages',
      comment: 'A package that package.json does not name can be gone tomorrow.',
      severity: 'error',
      from: { path: '^(src|scripts|test|assets|bin)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules'] },
    exclude: { path: ['^test/fixtures/', '^dist/', '^var/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: fileURLToPath(new URL('tsconfig.json', import.meta.url)) },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
