import type { TrustPromise } from './promise.ts'

const rule = 'src/features/access/access.test.ts'
const ages = 'src/features/access/ages.db.test.ts'
const roles = 'test/db/roles.test.ts'
const lint = 'test/db/schema-lint.test.ts'
const matrix = 'test/db/access-matrix.test.ts'
const school = 'src/doors/school/school.db.test.ts'
const person = 'src/doors/work/person.db.test.ts'
const consent = 'src/doors/work/sharing.db.test.ts > a consent'

/** Who may see whom. */
export const accessPromises: readonly TrustPromise[] = [
  {
    id: 'L-01 feedback',
    says: 'Who reports a concern sees steps and dates, and never what is said; less when the pupil has left.',
    tests: ['src/doors/school/concerns.db.test.ts > what the reporter sees of it'],
  },
  {
    id: 'L-04',
    says: 'A meeting between departments has a list, a law, a purpose and an end; who is not on the list sees nothing of it.',
    tests: ['src/doors/work/talks.db.test.ts > a meeting between departments'],
  },
  {
    id: 'L-04 minutes',
    says: 'Minutes are a draft of those who arrange the talk until they share them with the young person.',
    tests: ['src/doors/work/talk-outcomes.db.test.ts > minutes'],
  },
  {
    id: 'T-12 talks',
    says: 'An invitation by mail and a reminder say that there is a talk, and never what, where or with whom.',
    tests: ['src/doors/talk-mail.db.test.ts > an invitation by mail'],
  },
  {
    id: 'L-09 concerns',
    says: 'A young person learns of a concern by the day that the rules say, and a parent when somebody informs them.',
    tests: ['src/doors/work/concerns-told.db.test.ts > the young person and the holder of custody'],
  },
  {
    id: 'T-02',
    says: 'Every page answers every role and relation as the committed list says.',
    tests: [`${matrix} > the access matrix`],
  },
  {
    id: 'T-02 rows',
    says: 'Of every table with people in it, each actor reads the rows that the committed list says, and no other.',
    tests: ['test/db/row-access.test.ts'],
  },
  {
    id: 'T-02 routes',
    says: 'Every page answers each role as the committed list says, and leaves the row in the log that it says.',
    tests: [
      'test/db/every-route.test.ts > the registry',
      'test/db/every-route.test.ts > %s > gets from $name',
    ],
  },
  {
    id: 'T-03',
    says: 'Somebody you have nothing to do with looks exactly like somebody who does not exist.',
    tests: [
      'test/db/unknown-or-foreign.test.ts',
      `${person} > a person page > answers alike`,
      `${person} > a search by name > finds nobody whom one may not know`,
    ],
  },
  {
    id: 'T-04',
    says: 'Role and relation together open something; either one alone opens nothing; the end is the end.',
    tests: [`${rule} > the relation %s`, `${rule} > a role without a relation`, `${rule} > a relation`],
  },
  {
    id: 'T-04 at once',
    says: 'What is taken away is gone on the next request.',
    tests: [
      `${person} > a person page > is gone on the next request`,
      'src/doors/admin/users.db.test.ts > somebody who is suspended',
      'src/doors/admin/users.db.test.ts > a leaver',
    ],
  },
  {
    id: 'T-05',
    says: 'A field that a form does not have is not written, whatever is sent along.',
    tests: [
      'test/db/extra-fields.test.ts',
      'src/features/strategy/forms.test.ts > the form of a passage > takes nothing that it does not know',
    ],
  },
  {
    id: 'T-06',
    says: 'The program owns nothing in the database, bypasses nothing, and a page that reads cannot write.',
    tests: [
      `${roles} > the role that the program logs in as`,
      `${roles} > the app role`,
      `${roles} > a page that only reads > fails in the database`,
    ],
  },
  {
    id: 'T-07',
    says: 'Without an actor there are no rows, and no connection carries one person on to the next.',
    tests: [
      `${rule} > without an actor`,
      `${roles} > a page that only reads > leaves no actor behind`,
      'test/db/pool-storm.test.ts',
    ],
  },
  {
    id: 'T-07 seal',
    says: 'The kept answer of the rule cannot be forged, copied or carried over.',
    tests: ['test/db/kept-basis.test.ts'],
  },
  {
    id: 'T-08',
    says: 'The database is built so that nothing is left open by mistake: each planted mistake is named.',
    tests: [lint],
  },
  {
    id: 'T-10',
    says: 'Statistics, error texts and dumps of the database give nobody away.',
    tests: ['test/db/side-channels.test.ts'],
  },
  {
    id: 'T-11',
    says: 'The program’s own tasks are a closed list, each with the little that it needs.',
    tests: [
      'test/db/system-actors.test.ts',
      'src/platform/jobs/rights.db.test.ts > a job that somebody asked for',
    ],
  },
  {
    id: 'L-01',
    says: 'Without consent a school sees the law’s short list; with it what was agreed; withdrawn, it is gone.',
    tests: [
      `${school} > without consent`,
      `${school} > with consent`,
      `${school} > age`,
      `${ages} > a school`,
    ],
  },
  {
    id: 'L-03',
    says: 'Every share is on record, by the database itself, with giver, receiver, basis, purpose and end.',
    tests: ['src/doors/work/sharing.db.test.ts > the record of a share', consent],
  },
  {
    id: 'L-05',
    says: 'Consent is asked only where no other law is the basis, and is the young person’s own.',
    tests: ['src/doors/me/life.db.test.ts > consent'],
  },
  {
    id: 'L-09',
    says: 'Parents have a smaller view of their own, and none from midnight of the 18th birthday.',
    tests: [
      `${ages} > the young person and the holders of custody`,
      'src/doors/me/access.test.ts > a holder of custody',
    ],
  },
  {
    id: 'L-11',
    says: '“This is wrong” stands beside the fact, for everybody who sees it.',
    tests: ['src/doors/me/life.db.test.ts > “this is wrong”'],
  },
  {
    id: 'Exports',
    says: 'Nobody takes a list of more than 500 people along alone.',
    tests: ['src/features/exports/access.test.ts'],
  },
  {
    id: 'L-16',
    says: 'Rights that nobody confirms lapse after half a year.',
    tests: ['src/doors/admin/review.db.test.ts'],
  },
  {
    id: 'L-30',
    says: 'Where somebody protected can be found stands behind a click of its own, and nowhere else.',
    tests: [
      `${person} > where somebody protected can be found`,
      `${person} > the caseload > shows nothing of where somebody protected`,
      'src/doors/me/access.test.ts > a holder of custody > never sees where somebody protected',
    ],
  },
  {
    id: 'Absence',
    says: 'What a school has registered of absence is read by that school’s people and the pupil: by nobody of the municipality.',
    tests: ['src/doors/school/absence.db.test.ts > absence in the database'],
  },
  {
    id: 'Break-glass',
    says: 'Emergency access holds for an hour, is told to others at once, and is reviewed by somebody else.',
    tests: ['src/doors/work/break-glass.db.test.ts', `${ages} > emergency access`],
  },
  {
    id: 'See as',
    says: 'Whoever looks with somebody else’s eyes sees what both may see, and changes nothing.',
    tests: ['src/doors/admin/see-as.db.test.ts', `${rule} > why somebody may see > seen as somebody else`],
  },
  {
    id: 'Notes',
    says: 'A note is never changed unseen, and one on the wrong person leaves that page.',
    tests: [
      'src/doors/work/notes.db.test.ts > revising a note',
      'src/doors/work/notes.db.test.ts > a note on the wrong person',
      'src/doors/work/notes.db.test.ts > a restricted note',
    ],
  },
  {
    id: 'Next door',
    says: 'No municipality sees another one’s people or sessions.',
    tests: [
      'test/db/migrations.test.ts > a municipality',
      'src/platform/session/sessions.db.test.ts > who is asking > nobody in the municipality next door',
    ],
  },
]
