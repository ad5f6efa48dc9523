import { z } from 'zod'
import { findMeant } from '../../features/break-glass/index.ts'
import { findPeople, readBirthDate, wordsOf } from '../../features/find-people/index.ts'
import { normalise } from '../../features/person-numbers/index.ts'
import { listPeople } from '../../features/young-people/index.ts'
import { criterionHash } from '../../platform/audit/criterion.ts'
import { Invalid } from '../../platform/http/errors.ts'
import type { Registered } from '../../platform/http/page.ts'
import { page } from '../../platform/http/register.ts'
import type { KeyRing } from '../../platform/keys/key-ring.ts'
import type { Language } from '../../platform/text/language.ts'
import { localDate } from '../../platform/time.ts'
import { noParams, working } from './access.ts'
import { reasonIn, record } from './caseload.ts'
import { questionPages } from './form-pages.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'
import { caseloadView } from './views-caseload.ts'
import { foundView, searchView } from './views-search.tsx'

const peopleOnAPage = 50
const mostFound = 50
/** An id that nobody has: whose number is unknown takes the same way as somebody unrelated (T-03). */
const nobody = '00000000-0000-0000-0000-000000000000'
const longestName = 80

export const caseloadPage = page({
  ...working,
  id: 'work.caseload',
  path: paths.caseload,
  params: noParams,
  async read(context) {
    const { db, query } = context
    const reason = reasonIn(query)
    const after = z.uuid().safeParse(query.get('after'))
    const list = await listPeople(db, { reasons: reason && [reason], after: after.data, most: peopleOnAPage })
    record(context, 'list', list.people)
    return caseloadView({
      context,
      list,
      reason,
      further: after.success,
    })
  },
})

/**
 * By name, by birthday, by both, or by a whole person number: whoever one is not around is nobody, whichever way they were
 * asked for.
 */
const searchForm = (language: Language) => {
  const t = text(language)
  return z
    .object({
      name: z
        .string()
        .trim()
        .max(longestName, t('searchTooLong', { most: longestName }))
        .optional()
        .default(''),
      born: z.string().trim().optional().default(''),
      number: z.string().trim().optional().default(''),
    })
    .superRefine(({ name, born, number }, check) => {
      if (number !== '' && !normalise(number))
        check.addIssue({ code: 'custom', path: ['number'], message: t('searchBadNumber') })
      if (number === '' && born === '' && wordsOf(name).join('').length < 2)
        check.addIssue({ code: 'custom', path: ['name'], message: t('searchNeeded') })
    })
    .transform(({ name, born, number }) => ({ name, born, number: normalise(number) }))
}

/** What the log keeps the hash of: the same search is the same words in any order. */
const criterionOf = (name: string, birthDate: string | undefined): string =>
  [...wordsOf(name).toSorted(), ...(birthDate ? [`born ${birthDate}`] : [])].join(' ')

export const searchPages = ({ secret, keys }: { secret: Buffer; keys: KeyRing }): readonly Registered[] =>
  questionPages({
    id: 'work.search',
    limit: 'search',
    path: paths.search,
    params: noParams,
    input: searchForm,
    async answer(context, _, { name, born, number }) {
      const { db, actor, trail, language, now } = context
      const birthDate = born === '' ? undefined : readBirthDate(born, localDate(now))
      if (born !== '' && !birthDate) throw new Invalid({ born: text(language)('searchBadDate') })
      const criterion = number ? `number ${number.normalised}` : criterionOf(name, birthDate)
      trail.criterion = criterionHash(secret, criterion)
      const only = number && ((await findMeant(db, actor, keys, { number })) ?? nobody)
      const { people, next, isNear } = only
        ? { ...(await listPeople(db, { only, most: mostFound })), isNear: false }
        : await findPeople(db, { name, birthDate }, mostFound)
      record(context, 'search', people)
      return foundView({
        context,
        typed: { name, born },
        people,
        more: next !== undefined,
        isNear,
      })
    },
    show: async (context, _, filled) => searchView({ context, filled }),
  })
