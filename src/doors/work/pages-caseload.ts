import { z } from 'zod'
import { findMeant } from '../../features/break-glass/index.ts'
import { normalise } from '../../features/person-numbers/index.ts'
import { listPeople } from '../../features/young-people/index.ts'
import { criterionHash } from '../../platform/audit/criterion.ts'
import type { Registered } from '../../platform/http/page.ts'
import { page } from '../../platform/http/register.ts'
import type { KeyRing } from '../../platform/keys/key-ring.ts'
import type { Language } from '../../platform/text/language.ts'
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

/** Each word as typed; those of punctuation alone are none. */
const wordsOf = (name: string): string[] => name.split(/[\s,.-]+/).filter((word) => word !== '')

/** By name, or by a whole person number: whoever one is not around is nobody, whichever way they were asked for. */
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
      number: z.string().trim().optional().default(''),
    })
    .superRefine(({ name, number }, check) => {
      if (number !== '' && !normalise(number))
        check.addIssue({ code: 'custom', path: ['number'], message: t('searchBadNumber') })
      if (number === '' && wordsOf(name).join('').length < 2)
        check.addIssue({ code: 'custom', path: ['name'], message: t('searchNeeded') })
    })
    .transform(({ name, number }) => ({ name, number: normalise(number) }))
}

export const searchPages = ({ secret, keys }: { secret: Buffer; keys: KeyRing }): readonly Registered[] =>
  questionPages({
    id: 'work.search',
    limit: 'search',
    path: paths.search,
    params: noParams,
    input: searchForm,
    async answer(context, _, { name, number }) {
      const { db, actor, trail } = context
      const words = wordsOf(name)
      trail.criterion = criterionHash(secret, number ? `number ${number.normalised}` : words.join(' '))
      const only = number && ((await findMeant(db, actor, keys, { number })) ?? nobody)
      const { people, next } = await listPeople(db, { ...(only ? { only } : { words }), most: mostFound })
      record(context, 'search', people)
      return foundView({ context, name, people, more: next !== undefined })
    },
    show: async (context, _, filled) => searchView({ context, filled }),
  })
