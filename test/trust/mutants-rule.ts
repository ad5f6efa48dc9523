import type { Change, Mutant, Planted } from './mutant.ts'

const rule = 'db/migrations/municipality/0010-access-rule.sql'
const access = 'src/features/access/access.test.ts'

const inRule = (place: string, test: string, find: string, put: string): Planted => ({
  place,
  tests: [test],
  change: { file: rule, find, put } satisfies Change,
})

/** Faults of the one rule: other words in the migration that makes it. */
export const ruleMutants: readonly Mutant[] = [
  {
    kind: 'a consent that was withdrawn still opens',
    line: 'L-01',
    plant: () =>
      inRule(
        'access_basis',
        'src/features/access/ages.db.test.ts > a school > sees more with consent',
        'and consent.withdrawn_at is null and',
        'and',
      ),
  },
  {
    kind: 'no actor means everybody',
    line: 'T-07',
    plant: () =>
      inRule(
        'accessible',
        `${access} > without an actor`,
        '  if who is null then return; end if;',
        '  if who is null then return query select person.id from young_person person; end if;',
      ),
  },
  {
    kind: 'seeing as somebody else adds their rights instead of narrowing one’s own',
    line: 'See as',
    plant: (draw) => {
      const [place, test, find, put] = draw([
        [
          'accessible',
          'src/doors/admin/see-as.db.test.ts > seeing as somebody else > shows what both may see',
          '      intersect\n      select theirs.person_id',
          '      union\n      select theirs.person_id',
        ],
        [
          'open_categories',
          `${access} > why somebody may see > seen as somebody else`,
          'where mine.actor_id = who and mine.person_id = one\n      and (acting_as() is null or',
          'where mine.actor_id in (who, acting_as()) and mine.person_id = one\n      and (true or',
        ],
      ] as const)
      return inRule(place, test, find, put)
    },
  },
  {
    kind: 'what has ended still holds',
    line: 'T-04',
    plant: (draw) => {
      const [place, test, find] = draw([
        [
          'relation',
          'a relation > opens nothing from the day on which it ends',
          '\n  where shown and valid_from <= (select today()) and (valid_until is null or (select today()) < valid_until);',
        ],
        [
          'role',
          'a role without a relation > is over on the day',
          '\n    and (select today()) < assignment.lapses_on',
        ],
        [
          'account',
          'a role without a relation > is over on the day',
          'and (actor.left_on is null or (select today()) < actor.left_on)',
        ],
      ] as const)
      const put = place === 'relation' ? '\n  where shown and valid_from <= (select today());' : ''
      return inRule(place, `${access} > ${test}`, find, put)
    },
  },
  {
    kind: 'what is behind a click opens without it',
    line: 'T-02 rows',
    plant: () =>
      inRule(
        'accessible',
        'test/db/row-access.test.ts > the rows that somebody sees > of note_version are those of the list',
        "  if wanted in ('secret', 'sensitive') and (one is null or disclosed() is distinct from wanted) then return; end if;",
        '',
      ),
  },
  {
    kind: 'the kept answer of the rule is believed without its seal',
    line: 'T-07 seal',
    plant: (draw) => {
      const [place, find, put] = draw([
        ['open_categories', " and kept = sealed_basis(who, one, split_part(kept, ':', 2))", ''],
        [
          'sealed_basis: the person',
          "format('%s/%s/%s/%s/%s/%s', who, one, acting_as()",
          "format('%s/%s/%s/%s/%s/%s', who, null, acting_as()",
        ],
        [
          'sealed_basis: the actor',
          "format('%s/%s/%s/%s/%s/%s', who, one, acting_as()",
          "format('%s/%s/%s/%s/%s/%s', null, one, acting_as()",
        ],
      ] as const)
      return inRule(place, 'test/db/kept-basis.test.ts > the kept answer of the rule', find, put)
    },
  },
  {
    kind: 'a school sees its list after the 25th birthday',
    line: 'L-01',
    plant: (draw) => {
      const role = draw(['teacher', 'head-of-school'])
      const list =
        role === 'teacher'
          ? `('{teacher}', 'enrolled', '{statutory}', false`
          : `('{student-counsellor,head-of-school}', 'institution', '{statutory}', true`
      const words = `${list}, false, 'kui-institution-closed-list', 0, `
      return inRule(role, 'src/doors/school/school.db.test.ts > age', `${words}25)`, `${words}26)`)
    },
  },
]
