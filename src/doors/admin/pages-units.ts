import { z } from 'zod'
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
import { href } from '../../platform/http/path.ts'
import { page } from '../../platform/http/register.ts'
import { localDate } from '../../platform/time.ts'
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

/** Sent once, it shows what it would change; sent again with the tick, it changes that. */
export const rollPages = formPages({
  id: 'admin.roll',
  path: paths.roll,
  params: unitParams,
  input: rollForm,
  async act(context, { unit }, { roll, confirmed }) {
    const { db, actor, requestId, language, trail } = context
    const t = text(language)
    await getUnit(db, unit)
    const read = readRoll(pastedTable(roll) ?? [])
    if (!read) throw new Invalid({ roll: t('rollUnread') })
    if (!confirmed) throw new Invalid({ confirmed: t('rollConfirm') })
    const changes = await takeRoll(db, actor, requestId, unit, read.rows)
    const pupils = [...changes.added.filter(({ kind }) => kind === 'pupil'), ...changes.ended]
    trail.shows(pupils.filter(({ key }) => key.startsWith('pupil ')).map((one) => one.id))
    return after(href(paths.unit, language, { unit }), 'roll')
  },
  async show(context, { unit }, filled) {
    const read = filled.typed?.roll ? readRoll(pastedTable(filled.typed.roll) ?? []) : undefined
    const changes = read && (await planRoll(context.db, unit, read.rows))
    if (changes) {
      context.trail.action = 'list'
      const shown = [...changes.added, ...changes.ended].filter(({ key }) => key.startsWith('pupil '))
      context.trail.shows(
        shown.map((one) => one.id),
        { reason: 'municipality' },
      )
    }
    return rollView({
      context,
      unit: await getUnit(context.db, unit),
      unread: read?.unread ?? [],
      changes,
      ...filled,
    })
  },
})
