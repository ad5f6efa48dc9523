import { z } from 'zod'
import { findPeople, formParts, longest } from '../../features/administration/index.ts'
import {
  askToMerge,
  getMerge,
  keepTheOther,
  listMerges,
  listSides,
  mergeRecords,
  NotMerged,
  partRecords,
} from '../../features/merging/index.ts'
import { Conflict } from '../../platform/http/errors.ts'
import type { ActionDefinition, PageContext, Registered } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { action, page } from '../../platform/http/register.ts'
import type { Language } from '../../platform/text/language.ts'
import { administering, controlling, id, noParams, somebody } from './access.ts'
import { formPages } from './form-pages.ts'
import { after } from './parts.ts'
import { paths } from './paths.ts'
import { type AdminServices, criterionOf } from './services.ts'
import { text } from './text.ts'
import { mergeFormView, mergesView, mergeView } from './views-merging.tsx'

const mergeParams = z.object({ merge: id })

/** What stands in the way is said as a sentence. */
const inWords =
  <Params, Input>(act: ActionDefinition<Params, Input>['act']): ActionDefinition<Params, Input>['act'] =>
  async (context, params, input) => {
    try {
      return await act(context, params, input)
    } catch (fault) {
      if (fault instanceof NotMerged) throw new Conflict(text(context.language)(`notMerged_${fault.why}`))
      throw fault
    }
  }

const mergesPage = page({
  ...controlling,
  id: 'admin.merges',
  path: paths.merges,
  params: noParams,
  read: async (context) => mergesView({ context, merges: await listMerges(context.db) }),
})

const pairForm = (language: Language) => {
  const { needed, maybe, day, someday } = formParts(language)
  return z.object({
    name: needed('name', longest.name),
    born: day,
    otherName: maybe(longest.name).default(''),
    otherBorn: someday,
    because: needed('because', longest.because, 10),
  })
}

/** Exactly by name and birth date, as elsewhere here; the two records often have both in common. */
const newMergePages = (services: AdminServices): readonly Registered[] =>
  formPages({
    id: 'admin.merge-new',
    path: paths.newMerge,
    limit: 'search',
    params: noParams,
    input: pairForm,
    act: inWords(async ({ db, actor, language, trail }, _, input) => {
      const { name, born, because } = input
      const otherName = input.otherName || name
      const otherBorn = input.otherBorn ?? born
      trail.action = 'search'
      trail.criterion = criterionOf(services, `person ${name.toLowerCase()} ${born}`)
      const found = new Set([
        ...(await findPeople(db, name, born)),
        ...(await findPeople(db, otherName, otherBorn)),
      ])
      const [one, other, ...more] = found
      if (!one || !other) throw new Conflict(text(language)('mergeNotTwo'))
      if (more.length > 0) throw new Conflict(text(language)('mergeMoreThanTwo'))
      trail.shows([one, other], { reason: 'municipality', legalBasis: 'accountability' })
      const merge = await askToMerge(db, somebody(actor), [one, other], because)
      return href(paths.merge, language, { merge })
    }),
    show: async (context, _, filled) => mergeFormView({ context, ...filled }),
  })

async function load({ db, actor, trail }: PageContext, mergeId: string) {
  const merge = await getMerge(db, mergeId)
  const sides = await listSides(db, actor, [merge.keptId, merge.goneId])
  trail.shows(
    sides.map(({ personId }) => personId),
    { reason: 'municipality', legalBasis: 'accountability' },
  )
  return { merge, sides }
}

const mergePage = page({
  ...controlling,
  id: 'admin.merge',
  path: paths.merge,
  limit: 'person',
  params: mergeParams,
  read: async (context, { merge }) => mergeView({ context, ...(await load(context, merge)) }),
})

const stepForm = (language: Language) => {
  const { maybe } = formParts(language)
  const step = z.enum(['swap', 'merge', 'part'])
  return z.object({ step, because: maybe(longest.because).default('') }).superRefine((input, context) => {
    if (input.step === 'part' && input.because.length < 10)
      context.addIssue({ code: 'custom', path: ['because'], message: text(language)('mergeNeedsReason') })
  })
}

/** Which one stays, the merge itself, and the way back. */
const mergeSteps = action({
  ...administering,
  id: 'admin.merge-step',
  path: paths.merge,
  recentSignIn: 'back here',
  params: mergeParams,
  input: stepForm,
  act: inWords(async ({ db, actor, language, trail, requestId }, { merge }, { step, because }) => {
    const who = somebody(actor)
    const { keptId, goneId } = await getMerge(db, merge)
    trail.shows([keptId, goneId], { reason: 'municipality', legalBasis: 'accountability' })
    const back = href(paths.merge, language, { merge })
    if (step === 'swap') {
      await keepTheOther(db, who, merge)
      return back
    }
    if (step === 'merge') await mergeRecords(db, who, requestId, merge)
    else await partRecords(db, who, requestId, merge, because)
    return after(back, step === 'merge' ? 'merged' : 'parted')
  }),
  again: async (context, { merge }, typed, errors) =>
    mergeView({ context, ...(await load(context, merge)), typed, errors }),
})

export const mergingPages = (services: AdminServices): readonly Registered[] => [
  mergesPage,
  ...newMergePages(services),
  mergePage,
  mergeSteps,
]
