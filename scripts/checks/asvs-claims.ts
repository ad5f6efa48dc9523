/** A test that a line of docs/asvs.csv names: `path/of.test.ts > describe > test`, each name or its beginning. */
export interface Claim {
  readonly id: string
  readonly file: string
  readonly names: readonly string[]
}

/** What vitest's JSON says of one test. */
export interface Result {
  readonly title: string
  readonly ancestorTitles: readonly string[]
  readonly status: string
  /** In milliseconds. */
  readonly duration?: number | null
}

export interface TestReport {
  readonly testResults: readonly {
    readonly name: string
    readonly assertionResults: readonly Result[]
  }[]
}

/** The claims of one line. Several tests have ` | ` between them. */
export const claimsOf = (id: string, where: string): Claim[] =>
  where.split(' | ').map((claim) => {
    const [file = '', ...names] = claim.split(' > ').map((part) => part.trim())
    return { id, file, names }
  })

/**
 * Whether the last names of a path begin as a claim says: the last one always, those before it where the claim has
 * them. `matches` compares one name with one part of the claim.
 */
export const endsWith = (
  path: readonly string[],
  names: readonly string[],
  matches: (name: string, part: string) => boolean,
): boolean =>
  names.length > 0 &&
  path.length >= names.length &&
  names.every((part, index) => matches(path[path.length - names.length + index] ?? '', part))

/** What vitest puts something into: `%s`, `$name`, `$page.id`. */
export const filledIn = /%[sdifjo#$%]|\$[a-zA-Z][\w.]*/g

function beginsLike(title: string, part: string): boolean {
  const pieces = part.split(filledIn)
  let from = 0
  for (const [index, piece] of pieces.entries()) {
    const at = title.indexOf(piece, from)
    if (at < 0 || (index === 0 && at > 0)) return false
    from = at + piece.length
  }
  return true
}

/**
 * What the results of a whole run say against the claims: a claimed test that failed, was left out or is not there.
 * A claim that names a group stands for every test in it.
 */
export function brokenClaims(claims: readonly Claim[], report: TestReport): string[] {
  return claims.flatMap((claim) => {
    const meant = resultsOf(claim, report)
    const said = `ASVS ${claim.id} claims a test that`
    if (meant.length === 0) return [`${said} did not run: ${nameOf(claim)}`]
    const bad = meant.find(({ status }) => status !== 'passed')
    return bad ? [`${said} ${bad.status}: ${nameOf(claim)} (${bad.title})`] : []
  })
}

/** What a run says of the tests that a claim means. */
export const resultsOf = (claim: Claim, report: TestReport): Result[] =>
  report.testResults
    .filter(({ name }) => name.endsWith(`/${claim.file}`))
    .flatMap(({ assertionResults }) => assertionResults)
    .filter((result) => standsFor(claim, [...result.ancestorTitles, result.title]))

/** A claim without names stands for its whole file. */
const standsFor = ({ names }: Claim, path: readonly string[]): boolean =>
  names.length === 0 || path.some((_, index) => endsWith(path.slice(0, index + 1), names, beginsLike))

export const nameOf = ({ file, names }: Claim): string => [file, ...names].join(' > ')
