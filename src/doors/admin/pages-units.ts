import { z } from 'zod'
import { longest } from '../../features/administration/index.ts'
import {
  addMember,
  closeUnit,
  closingForm,
  endMember,
  getMember,
  getUnit,
  listMembers,
  memberForm,
  pastedTable,
  planRoll,
  readRoll,
  renameUnit,
  rollForm,
  takeRoll,
  unitChangeForm,
} from '../../features/organisations/index.ts'
import { listChoosableUsers } from '../../features/users/index.ts'
import { Invalid } from '../../platform/http/errors.ts'
import type { PageContext } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { page } from '../../platform/http/register.ts'
import { localDate } from '../../platform/time.ts'
import { readUploadedTable, type Table } from '../../platform/uploads/read-table.ts'
import { controlling, id, unitParams } from './access.ts'
import { formPages } from './form-pages.ts'
import { after } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'
import { closingView, unitEditView } from './views-organisation-forms.tsx'
import { memberEndView, memberFormView, rollView, unitView } from './views-units.tsx'

export const unitPage = page({
  ...controlling,
  id: 'admin.unit',
  path: paths.unit,
  params: unitParams,
  read: async (context, { unit }) =>
    unitView({
      context,
      unit: await getUnit(context.db, unit),
      members: await listMembers(context.db, unit),
      today: localDate(context.now),
    }),
})

export const editUnitPages = formPages({
  id: 'admin.unit-edit',
  path: paths.editUnit,
  params: unitParams,
  input: unitChangeForm,
  async act({ db, actor, requestId, language }, { unit }, change) {
    await renameUnit(db, actor, requestId, { ...change, id: unit })
    return after(href(paths.unit, language, { unit }), 'saved')
  },
  show: async (context, { unit }, filled) =>
    unitEditView({ context, unit: await getUnit(context.db, unit), ...filled }),
})

export const closeUnitPages = formPages({
  id: 'admin.unit-close',
  path: paths.closeUnit,
  params: unitParams,
  input: closingForm,
  async act({ db, actor, requestId, language }, { unit }, { on }) {
    await closeUnit(db, actor, requestId, { id: unit, on })
    return after(href(paths.unit, language, { unit }), 'closed')
  },
  async show(context, { unit }, filled) {
    const { name } = await getUnit(context.db, unit)
    const backHref = href(paths.unit, context.language, { unit })
    return closingView({ context, what: 'unit', name, backHref, ...filled })
  },
})

export const newMemberPages = formPages({
  id: 'admin.member-new',
  path: paths.newMember,
  params: unitParams,
  input: memberForm,
  async act({ db, actor, requestId, language }, { unit }, { actor: actorId, ...draft }) {
    await addMember(db, actor, requestId, { ...draft, unitId: unit, actorId })
    return after(href(paths.unit, language, { unit }), 'member')
  },
  show: async (context, { unit }, filled) =>
    memberFormView({
      context,
      unit: await getUnit(context.db, unit),
      users: await listChoosableUsers(context.db),
      ...filled,
    }),
})

export const endMemberPages = formPages({
  id: 'admin.member-end',
  path: paths.endMember,
  params: z.object({ unit: id, member: id }),
  input: closingForm,
  async act({ db, actor, requestId, language }, { unit, member }, { on }) {
    await endMember(db, actor, requestId, { unitId: unit, id: member, on })
    return after(href(paths.unit, language, { unit }), 'memberEnded')
  },
  show: async (context, { unit, member }, filled) =>
    memberEndView({
      context,
      unit: await getUnit(context.db, unit),
      member: await getMember(context.db, unit, member),
      ...filled,
    }),
})

/** What was sent: a file, or what was pasted. A file's rows go on as text, so that nothing is kept between two forms. */
async function rollIn(context: PageContext, pasted: string): Promise<{ words: string; table: Table }> {
  if (!context.file) return { words: pasted, table: pastedTable(pasted) ?? [] }
  const table = await readUploadedTable(context)
  const words = table.map((row) => row.map((cell) => cell.replaceAll(/[\t\n"]/g, ' ')).join('\t')).join('\n')
  if (words.length > longest.roll) throw new Invalid({ file: text(context.language)('rollTooLong') })
  return { words, table }
}

/** What can be read of it, for the page that shows what would change; a fault is said at its field already. */
async function readableRoll(context: PageContext, pasted: string) {
  try {
    const { words, table } = await rollIn(context, pasted)
    return { words, read: readRoll(table) }
  } catch (fault) {
    if (fault instanceof Invalid) return { words: pasted, read: undefined }
    throw fault
  }
}

/** Sent once, it shows what it would change; sent again with the tick, it changes that. */
export const rollPages = formPages({
  id: 'admin.roll',
  path: paths.roll,
  params: unitParams,
  upload: true,
  input: rollForm,
  async act(context, { unit }, { roll, confirmed }) {
    const { db, actor, requestId, language, trail } = context
    const t = text(language)
    await getUnit(db, unit)
    const { words, table } = await rollIn(context, roll)
    if (words.trim() === '') throw new Invalid({ file: t('rollMissing') })
    const read = readRoll(table)
    if (!read) throw new Invalid({ [context.file ? 'file' : 'roll']: t('rollUnread') })
    if (!confirmed || context.file) throw new Invalid({ confirmed: t('rollConfirm') })
    const changes = await takeRoll(db, actor, requestId, unit, read.rows)
    const pupils = [...changes.added, ...changes.ended].filter(({ key }) => key.startsWith('pupil '))
    trail.shows(pupils.map((one) => one.id))
    return after(href(paths.unit, language, { unit }), 'roll')
  },
  async show(context, { unit }, filled) {
    const { words, read } = await readableRoll(context, filled.typed?.roll ?? '')
    const changes = read && (await planRoll(context.db, unit, read.rows))
    if (changes) {
      context.trail.action = 'list'
      const shown = [...changes.added, ...changes.ended].filter(({ key }) => key.startsWith('pupil '))
      context.trail.shows(
        shown.map((one) => one.id),
        { reason: 'municipality' },
      )
    }
    const typed = { ...filled.typed, roll: words }
    const unread = read?.unread ?? []
    return rollView({
      context,
      unit: await getUnit(context.db, unit),
      unread,
      changes,
      errors: filled.errors,
      typed,
    })
  },
})
