import { z } from 'zod'
import {
  addPassage,
  changePassage,
  findReplacement,
  getEdition,
  getPassageById,
  initiativeForm,
  listEvents,
  passageForm,
  passageKinds,
  planTakingBack,
  replaceInitiative,
  replacementForm,
  takeBack,
  versionForm,
  withdrawPassage,
} from '../../features/strategy/index.ts'
import { Invalid, NotFound } from '../../platform/http/errors.ts'
import type { PageContext } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { page } from '../../platform/http/register.ts'
import { id, passageParams, reading } from './access.ts'
import { formPages } from './form-pages.ts'
import { after } from './parts.ts'
import { paths } from './paths.ts'
import { passageView } from './views-passage.ts'
import { editPassageView, newPassageView, replaceView } from './views-passage-form.tsx'
import { takeBackView, withdrawView } from './views-passage-steps.tsx'
import { fits } from './views-passages.ts'

type PassageParams = z.infer<typeof passageParams>

const about = ({ edition, passage }: PassageParams) => ({ editionId: edition, passageId: passage })

async function load({ db }: PageContext, { edition, passage }: PassageParams) {
  return { edition: await getEdition(db, edition), passage: await getPassageById(db, edition, passage) }
}

export const passagePage = page({
  ...reading,
  id: 'lead.passage',
  path: paths.passage,
  params: passageParams,
  async read(context, params) {
    const { db } = context
    const { edition, passage } = await load(context, params)
    const replaced = passage.replacesId && (await getPassageById(db, edition.id, passage.replacesId))
    return passageView({
      context,
      edition,
      passage,
      replaces: replaced || undefined,
      replacedBy: await findReplacement(db, passage),
      events: await listEvents(db, edition.id, { passageId: passage.id }),
    })
  },
})

/** What was typed is checked by what the passage is: only an initiative has a state and somebody responsible. */
const typedPassage = z.record(z.string(), z.string())

export const editPassagePages = formPages({
  id: 'lead.passage-edit',
  path: paths.editPassage,
  params: passageParams,
  input: (language) => versionForm(language).loose(),
  async act(context, params, typed) {
    const { db, actor, language } = context
    const { passage } = await load(context, params)
    const words = checked(
      passage.kind === 'initiative' ? initiativeForm(language) : passageForm(language),
      typed,
    )
    const changed = await changePassage(db, actor, { ...about(params), version: typed.version, words })
    return after(href(paths.passage, language, params), changed ? 'saved' : 'unchanged')
  },
  show: async (context, params, filled) =>
    editPassageView({ context, ...(await load(context, params)), ...filled }),
})

const newParams = z
  .object({
    edition: id,
    kind: z.enum(passageKinds),
    theme: z
      .string()
      .regex(/^\d{1,3}$/)
      .transform(Number),
  })
  .refine(({ kind, theme }) => fits(kind, theme))

export const newPassagePages = formPages({
  id: 'lead.passage-new',
  path: paths.newPassage,
  params: newParams,
  input: () => typedPassage,
  async act({ db, actor, language }, { edition, kind, theme }, typed) {
    const nothing = { state: null, state_reason: null, responsible: null }
    const words =
      kind === 'initiative'
        ? checked(initiativeForm(language), typed)
        : { ...nothing, ...checked(passageForm(language), typed) }
    const passage = await addPassage(db, actor, {
      editionId: edition,
      kind,
      theme: theme === 0 ? null : theme,
      words,
    })
    return after(href(paths.passage, language, { edition, passage }), 'added')
  },
  show: async (context, { edition, kind, theme }, filled) =>
    newPassageView({ context, edition: await getEdition(context.db, edition), kind, theme, ...filled }),
})

function checked<Words>(form: z.ZodType<Words>, typed: unknown): Words {
  const parsed = form.safeParse(typed)
  if (parsed.success) return parsed.data
  const faults: Record<string, string> = {}
  for (const { path, message } of parsed.error.issues) faults[String(path[0] ?? '')] ??= message
  throw new Invalid(faults)
}

export const replacePages = formPages({
  id: 'lead.passage-replace',
  path: paths.replace,
  params: passageParams,
  input: replacementForm,
  async act({ db, actor, language }, params, { version, reason, ...words }) {
    const replacement = { ...about(params), version, reason, words }
    const passage = await replaceInitiative(db, actor, replacement)
    return after(href(paths.passage, language, { edition: params.edition, passage }), 'replaced')
  },
  async show(context, params, filled) {
    const { edition, passage } = await load(context, params)
    if (passage.kind !== 'initiative') throw new NotFound()
    return replaceView({ context, edition, passage, ...filled })
  },
})

const withdrawal = (name: 'withdraw' | 'restore', path: typeof paths.withdraw | typeof paths.restore) => {
  const withdrawn = name === 'withdraw'
  return formPages({
    id: `lead.passage-${name}`,
    path,
    params: passageParams,
    input: versionForm,
    async act({ db, actor, language }, params, { version }) {
      await withdrawPassage(db, actor, { ...about(params), version, withdrawn })
      return after(href(paths.passage, language, params), withdrawn ? 'withdrawn' : 'restored')
    },
    show: async (context, params, filled) =>
      withdrawView({ context, ...(await load(context, params)), withdrawn, ...filled }),
  })
}
export const withdrawPages = withdrawal('withdraw', paths.withdraw)
export const restorePages = withdrawal('restore', paths.restore)

export const takeBackPages = formPages({
  id: 'lead.passage-take-back',
  path: paths.takeBack,
  params: passageParams.extend({ event: id }),
  input: versionForm,
  async act({ db, actor, language }, params, { version }) {
    const changed = await takeBack(db, actor, about(params), params.event, version)
    const { edition, passage } = params
    return after(href(paths.passage, language, { edition, passage }), changed ? 'takenBack' : 'unchanged')
  },
  async show(context, params, filled) {
    const plan = await planTakingBack(context.db, about(params), params.event)
    return takeBackView({ context, edition: await getEdition(context.db, params.edition), plan, ...filled })
  },
})
