import type { TrustPromise } from './promise.ts'

const log = 'src/features/own-log/access.test.ts'
const numbers = 'src/features/person-numbers/person-numbers.db.test.ts'
const jobs = 'src/platform/jobs'

/** What is written down about looks and changes, and what is done with numbers, messages and time. */
export const auditPromises: readonly TrustPromise[] = [
  {
    id: 'T-20',
    says: 'Every look is written down before it is shown; no log, no page.',
    tests: [
      'test/db/every-route.test.ts > %s > gets from $name',
      'test/db/asvs-failures.test.ts > an error that nobody foresaw > in the log of who saw what',
      'test/db/prefetch.test.ts',
    ],
  },
  {
    id: 'T-20 row',
    says: 'A row says who was looked at, why, and from when that may be told.',
    tests: ['src/platform/audit/access-log.db.test.ts > a row of the access log'],
  },
  {
    id: 'T-21',
    says: 'Nobody changes or removes what the logs say.',
    tests: [
      'test/db/roles.test.ts > the app role > can add to %s',
      'src/platform/audit/access-log.db.test.ts > nobody but the sealer',
      'src/doors/admin/users.db.test.ts > the history of administration',
    ],
  },
  {
    id: 'T-22',
    says: 'The young person reads who looked, by unit and role and in plain words, and can ask for the name.',
    tests: [
      `${log} > my log`,
      `${log} > who reads the log`,
      `${log} > a reason that may not be told yet`,
      'src/doors/me/access.test.ts > who looked',
      'src/doors/me/questions.db.test.ts',
    ],
  },
  {
    id: 'T-23',
    says: 'A look of the program’s own each day shows that the log works; a gap is an alarm.',
    tests: [
      'src/platform/audit/canary.db.test.ts > the canary',
      'src/platform/audit/canary.db.test.ts > how the logs stand',
    ],
  },
  {
    id: 'T-24',
    says: 'Logs are sealed; a row edited, removed, added, moved or rolled back is found and named.',
    tests: ['src/platform/audit/verify.db.test.ts', 'src/platform/audit/seal-logs.db.test.ts'],
  },
  {
    id: 'T-26',
    says: 'Old rows go when the setting says, and the seals over them still hold.',
    tests: ['src/platform/audit/retention.db.test.ts'],
  },
  {
    id: 'T-50',
    says: 'Person numbers are sealed; a copy of the database without the keys holds none.',
    tests: [
      `${numbers} > somebody with the database but without the keys`,
      `${numbers} > a dump of the whole schema`,
      `${numbers} > who sees person numbers`,
      'src/platform/keys/cipher.test.ts',
    ],
  },
  {
    id: 'T-51',
    says: 'A number is found by a keyed hash with a key of its own.',
    tests: [
      'src/features/person-numbers/rules.test.ts > a person number > is one number with one index',
      'src/features/person-numbers/rules.test.ts > a person number > has another index under another key',
      'src/features/person-numbers/rules.test.ts > a person number > is never another one’s',
      `${numbers} > a stored person number`,
    ],
  },
  {
    id: 'T-52',
    says: 'Keys are turned while the program runs, killed or not, and everybody is still found.',
    tests: ['test/program/key-rotation.test.ts'],
  },
  {
    id: 'T-60',
    says: 'A change, its row in the log and its message stand or fall together, killed at any moment.',
    tests: [
      'src/platform/outbox/kills.db.test.ts',
      'test/db/asvs-failures.test.ts > an error that nobody foresaw > half-way',
    ],
  },
  {
    id: 'T-63',
    says: 'A job is done once, by one copy of the program, also when another one is killed.',
    tests: [`${jobs}/jobs.db.test.ts`, `${jobs}/leases.db.test.ts`],
  },
  {
    id: 'T-12',
    says: 'A message goes only to somebody who may still read it when it is sent, and says nothing but “log in”.',
    tests: [
      'src/platform/outbox/outbox.db.test.ts > the receiver’s rights',
      'src/platform/outbox/outbox.db.test.ts > a message > goes out, says only',
    ],
  },
  {
    id: 'L-07',
    says: 'Every column of the database has purpose, legal basis, category, retention and receivers.',
    tests: ['src/features/inventory/inventory.db.test.ts'],
  },
  {
    id: 'L-08',
    says: 'The young person gets a copy of all that is about them, and nothing that is about others.',
    tests: ['src/features/subject-access/access.test.ts'],
  },
  {
    id: 'L-12',
    says: 'Whoever is erased is nowhere any more, and a receipt says by whose decision.',
    tests: ['src/features/erasure/erasure.db.test.ts', 'src/features/retention/access.test.ts > keeping'],
  },
  {
    id: 'L-12 restore',
    says: 'Whoever was erased is erased again where a backup brought them back.',
    tests: ['test/program/restore.test.ts'],
  },
]
