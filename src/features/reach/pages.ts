import { z } from 'zod'
import {
  anyOf,
  type FormErrors,
  logged,
  notLogged,
  type PageContext,
  type Registered,
  type Typed,
  type View,
} from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { action, page } from '../../platform/http/register.ts'
import type { Markup } from '../../ui/markup.ts'
import { sayReach } from './actions.ts'
import { reachForm } from './forms.ts'
import { reachPath } from './paths.ts'
import { findReach } from './queries.ts'
import { isReachable, reachableRoles, shownPhone } from './rules.ts'
import { text } from './text.ts'
import { reachSection, reachView } from './views.tsx'

const access = anyOf(...reachableRoles)
const noParams = z.object({})

const ownReach = async ({ db, actor }: PageContext) =>
  actor.kind === 'person' ? findReach(db, actor.id) : undefined

const show = (context: PageContext, typed: Typed, errors: FormErrors, saved?: string): View =>
  reachView({ context, typed, errors, saved })

/** What one's account says of how one is reached; nothing for those who are nobody's adult here. */
export async function reachOnAccount(context: PageContext): Promise<Markup | ''> {
  return access.allows(context.actor) ? reachSection(await ownReach(context), context.language) : ''
}

/** Where somebody who works with the young writes how they are reached. */
export const reachPages: readonly Registered[] = [
  page({
    id: 'account.reach',
    path: reachPath,
    access,
    audit: notLogged('shows nobody but the reader'),
    params: noParams,
    async read(context) {
      const reach = await ownReach(context)
      const typed = {
        phone: reach?.phone ? shownPhone(reach.phone) : '',
        email: reach?.email ?? '',
        hours: reach?.hours ?? '',
      }
      const t = text(context.language)
      const saved = context.query.get('done') === 'saved'
      return show(
        context,
        typed,
        { fields: {} },
        saved ? t(isReachable(reach) ? 'saved' : 'emptied') : undefined,
      )
    },
  }),
  action({
    id: 'account.reach.send',
    path: reachPath,
    access,
    audit: logged,
    params: noParams,
    input: reachForm,
    async act({ db, actor, language }, _, reach) {
      await sayReach(db, actor, reach)
      return `${href(reachPath, language)}?done=saved`
    },
    again: async (context, _, typed, errors) => show(context, typed, errors),
  }),
]
