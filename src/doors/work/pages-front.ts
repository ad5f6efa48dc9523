import { z } from 'zod'
import { type Reason, reasons } from '../../features/access/index.ts'
import { listPeople } from '../../features/young-people/index.ts'
import { criterionHash } from '../../platform/audit/criterion.ts'
import type { PageContext, Registered } from '../../platform/http/page.ts'
import { page } from '../../platform/http/register.ts'
import { noParams, working } from './access.ts'
import { questionPages } from './form-pages.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'
import { caseloadView } from './views-front.ts'
import { foundView, searchView } from './views-search.tsx'

const peopleOnAPage = 50
const mostFound = 50
const longestName = 80

/** One row in the log for a list, with everybody shown and why (trust requirement T-20). */
function record(
  { trail }: PageContext,
  action: 'list' | 'search',
  people: readonly { id: string; reason: Reason }[],
) {
  trail.action = action
  for (const { id, reason } of people) trail.shows([id], { reason })
}

export const caseloadPage = page({
  ...working,
  id: 'work.front',
  path: paths.front,
  params: noParams,
  async read(context) {
    const { db, query } = context
    const reason = reasons.find((one) => one === query.get('why'))
    const after = z.uuid().safeParse(query.get('after'))
    const list = await listPeople(db, { reason, after: after.data, most: peopleOnAPage })
    record(context, 'list', list.people)
    return caseloadView({ context, list, reason, further: after.success })
  },
})

/** Each word as typed; those of punctuation alone are none. */
const wordsOf = (name: string): string[] => name.split(/[\s,.-]+/).filter((word) => word !== '')

export const searchPages = (secret: Buffer): readonly Registered[] =>
  questionPages({
    id: 'work.search',
    path: paths.search,
    params: noParams,
    input: (language) =>
      z.object({
        name: z
          .string({ error: text(language)('searchNeeded') })
          .trim()
          .max(longestName, text(language)('searchTooLong', { most: longestName }))
          .refine((name) => wordsOf(name).join('').length >= 2, text(language)('searchNeeded')),
      }),
    async answer(context, _, { name }) {
      const words = wordsOf(name)
      const { people, next } = await listPeople(context.db, { words, most: mostFound })
      context.trail.criterion = criterionHash(secret, words.join(' '))
      record(context, 'search', people)
      return foundView({ context, name, people, more: next !== undefined })
    },
    show: async (context, _, filled) => searchView({ context, filled }),
  })
