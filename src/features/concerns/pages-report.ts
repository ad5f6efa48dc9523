import { z } from 'zod'
import { Conflict, NotFound } from '../../platform/http/errors.ts'
import type { Access, PageContext, Registered, Typed } from '../../platform/http/page.ts'
import { logged } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { action, page } from '../../platform/http/register.ts'
import type { Language } from '../../platform/text/language.ts'
import { localDate } from '../../platform/time.ts'
import { showList as listInLog, openPerson, type Reason } from '../access/index.ts'
import { listPlaces } from '../places/index.ts'
import { daysOffOf, findServiceRulesOn } from '../service-levels/index.ts'
import { listPeople } from '../young-people/index.ts'
import { beginDraft, type Draft, dropDraft, getDraft, listDrafts, saveDraft } from './drafts.ts'
import { toldForm, whatForm, whoForm, wholeForm } from './forms.ts'
import { findReportingSchool, getReport, listReports } from './queries.ts'
import { receiveConcern } from './report.ts'
import { tellFromOf } from './rules.ts'
import { text } from './text.ts'
import { type Filled, toldView, whatView, whoView } from './views-report.tsx'
import { reportsView, reportView } from './views-reports.ts'

/** The door in which somebody reports, and whom they may report: those of these reasons. */
export interface ReportPlace {
  /** Names the pages in the log: `school.concerns`. */
  readonly id: string
  /** Where one's reports are; the first step is at `newPath`. */
  readonly path: `/${string}`
  readonly newPath: `/${string}`
  readonly access: Access
  readonly reasons: readonly Reason[] | undefined
  /** Another authority than the municipality: its own roll, and its own law (KUI act § 12 c). */
  readonly isSchool: boolean
}

const both = <const P extends `/${string}`>(path: P): { readonly da: P; readonly en: P } => ({
  da: path,
  en: path,
})
const number = z.string().regex(/^[1-9]\d{0,17}$/)
const draftParams = z.object({ draft: number })
const peopleOnAList = 200
const nothingTyped: Filled = { typed: undefined, errors: { fields: {} } }

const fieldsOf = {
  what: ['seen', 'words', 'urgency'],
  told: ['done_already', 'told', 'their_words'],
} as const

/** What a step says: checked, or only kept for later as it is. */
const stepInput =
  (form: (language: Language) => z.ZodType, fields: readonly string[]) => (language: Language) =>
    z.record(z.string(), z.string()).transform((sent, check) => {
      const answers: Typed = Object.fromEntries(fields.map((field) => [field, sent[field] ?? '']))
      const later = sent.later === 'yes'
      const parsed = form(language).safeParse(sent)
      if (later || parsed.success) return { later, answers }
      for (const { path, message } of parsed.error.issues)
        check.addIssue({ code: 'custom', path: [...path], message })
      return z.NEVER
    })

/**
 * Reporting in three short steps, each a page and a form: works without JavaScript, on a phone, and is kept on the server as a
 * draft from the first step on. What to do in acute danger stands first on each of them (domain §5).
 */
export function reportPages(place: ReportPlace): readonly Registered[] {
  const { id, path, access, reasons, isSchool } = place
  const open = { access, audit: logged } as const
  const door = isSchool ? 'school' : 'work'
  const paths = {
    list: both(path),
    new: both(place.newPath),
    what: both(`${path}/drafts/:draft/what` as const),
    told: both(`${path}/drafts/:draft/told` as const),
    drop: both(`${path}/drafts/:draft/drop` as const),
    report: both(`${path}/:concern` as const),
  }
  const at = (key: 'what' | 'told' | 'drop', { language }: PageContext, draft: string) =>
    href(paths[key], language, { draft })

  /** Whom somebody may report: whoever is on their list, for the reason of the door. */
  async function mayReport({ db, trail, now }: PageContext, personId: string): Promise<void> {
    const standing = await openPerson(db, trail, personId)
    if (reasons && !standing.all.some(({ reason }) => reasons.includes(reason))) throw new NotFound()
    // That somebody writes a report is no sooner told than the report.
    const today = localDate(now)
    trail.tellFrom = tellFromOf({ told: false, today }, daysOffOf(await findServiceRulesOn(db, today)))
  }
  async function load(context: PageContext, draft: string): Promise<Draft> {
    const found = await getDraft(context.db, draft)
    if ('personId' in found.about) await mayReport(context, found.about.personId)
    return found
  }

  const showWho = async (context: PageContext, filled: Filled) => {
    const { db, query, trail, language } = context
    const only = z.uuid().safeParse(filled.typed?.person || query.get('person')).data
    const { people } = await listPeople(db, { reasons, most: peopleOnAList, ...(only ? { only } : {}) })
    trail.action = 'list'
    for (const one of people) trail.shows([one.id], { reason: one.reason })
    return whoView({
      context,
      door,
      filled,
      people,
      only,
      places: await listPlaces(db),
      backHref: href(paths.list, language),
    })
  }
  const showWhat = async (context: PageContext, draft: string, filled: Filled) =>
    whatView({
      context,
      door,
      filled,
      draft: await load(context, draft),
      places: await listPlaces(context.db),
      backHref: href(paths.list, context.language),
    })
  const showTold = async (context: PageContext, draft: string, filled: Filled) =>
    toldView({
      context,
      door,
      filled,
      draft: await load(context, draft),
      places: await listPlaces(context.db),
      backHref: at('what', context, draft),
    })

  return [
    page({
      ...open,
      id: `${id}.new`,
      path: paths.new,
      params: z.object({}),
      read: (context) => showWho(context, nothingTyped),
    }),
    action({
      ...open,
      id: `${id}.new.send`,
      path: paths.new,
      params: z.object({}),
      input: whoForm,
      async act(context, _, who) {
        if (who.person !== '') await mayReport(context, who.person)
        const about =
          who.person !== ''
            ? { personId: who.person }
            : { name: who.name, birthDate: who.birth_date || null, class: who.class || null }
        return at('what', context, await beginDraft(context.db, context.actor, about))
      },
      again: (context, _, typed, errors) => showWho(context, { typed, errors }),
    }),
    page({
      ...open,
      id: `${id}.what`,
      path: paths.what,
      params: draftParams,
      read: (context, { draft }) => showWhat(context, draft, nothingTyped),
    }),
    action({
      ...open,
      id: `${id}.what.send`,
      path: paths.what,
      params: draftParams,
      input: stepInput(whatForm, fieldsOf.what),
      async act(context, { draft }, { later, answers }) {
        await load(context, draft)
        await saveDraft(context.db, draft, answers)
        return later ? `${href(paths.list, context.language)}?done=saved` : at('told', context, draft)
      },
      again: (context, { draft }, typed, errors) => showWhat(context, draft, { typed, errors }),
    }),
    page({
      ...open,
      id: `${id}.told`,
      path: paths.told,
      params: draftParams,
      read: (context, { draft }) => showTold(context, draft, nothingTyped),
    }),
    action({
      ...open,
      id: `${id}.told.send`,
      path: paths.told,
      params: draftParams,
      input: stepInput(toldForm, fieldsOf.told),
      async act(context, { draft }, { later, answers }) {
        const { db, actor, trail, requestId, language } = context
        const { about, answers: before } = await load(context, draft)
        if (later) {
          await saveDraft(db, draft, answers)
          return `${href(paths.list, language)}?done=saved`
        }
        const whole = wholeForm(language).safeParse({ ...before, ...answers })
        // The step before lacks something: it says what.
        if (!whole.success) {
          await saveDraft(db, draft, answers)
          return at('what', context, draft)
        }
        if (!(await dropDraft(db, draft))) throw new NotFound()
        const schoolId = isSchool ? await findReportingSchool(db, actor.id) : null
        if (isSchool && schoolId === null) throw new Conflict(text(language)('nobody'))
        const received = await receiveConcern(
          db,
          actor,
          requestId,
          { about, said: whole.data, schoolId },
          text(language)('nobody'),
        )
        trail.tellFrom = received.tellFrom
        return `${href(paths.report, language, { concern: received.id })}?done=sent`
      },
      again: (context, { draft }, typed, errors) => showTold(context, draft, { typed, errors }),
    }),
    action({
      ...open,
      id: `${id}.drop`,
      path: paths.drop,
      params: draftParams,
      input: () => z.object({}),
      async act({ db, language }, { draft }) {
        if (!(await dropDraft(db, draft))) throw new NotFound()
        return `${href(paths.list, language)}?done=dropped`
      },
      again: async (context) => showList(context),
    }),
    page({
      ...open,
      id,
      path: paths.list,
      params: z.object({}),
      read: (context) => showList(context),
    }),
    page({
      ...open,
      id: `${id}.report`,
      path: paths.report,
      params: z.object({ concern: number }),
      async read(context, { concern }) {
        const { db, trail, language } = context
        const found = await getReport(db, concern)
        if (found.report.personId) await openPerson(db, trail, found.report.personId)
        return reportView({ context, ...found, listHref: href(paths.list, language) })
      },
    }),
  ]

  async function showList(context: PageContext) {
    const { db, trail, language } = context
    const reports = await listReports(db)
    await listInLog(
      db,
      trail,
      reports.flatMap(({ personId }) => (personId ? [personId] : [])),
    )
    return reportsView({
      context,
      door,
      reports,
      drafts: await listDrafts(db),
      newHref: href(paths.new, language),
      reportHref: (concern) => href(paths.report, language, { concern }),
      draftHref: (draft) => at('what', context, draft),
      dropHref: (draft) => at('drop', context, draft),
    })
  }
}
