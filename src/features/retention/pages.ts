import { html } from 'hono/html'
import { z } from 'zod'
import {
  anyOf,
  type FormErrors,
  logged,
  type PageContext,
  type Typed,
  type View,
} from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { action, page } from '../../platform/http/register.ts'
import { localDate } from '../../platform/time.ts'
import { retentionPaths } from './paths.ts'
import { countBlocked, type Due, listDue, listRules } from './queries.ts'
import { recordAuthority } from './record-authority.ts'
import { text } from './text.ts'
import { authorityView, blockedView, retentionView } from './views.tsx'

const ruleParams = z.object({ rule: z.string().regex(/^[1-9]\d{0,17}$/) })

/** Who would move on today, in numbers: names are for nobody here. */
export const retentionPage = page({
  id: 'admin.retention',
  path: retentionPaths.front,
  access: anyOf('data-protection-officer', 'administrator'),
  audit: logged,
  params: z.object({}),
  async read(context) {
    const day = localDate(context.now)
    const due = await listDue(context.db, day)
    return retentionView(context, { day, steps: stepsOf(due), rules: await listRules(context.db) })
  },
})

const stepsOf = (due: readonly Due[]) => {
  const steps = new Map<string, { from: string; to: string; count: number; first: string }>()
  for (const { from, to, dueOn } of due) {
    const step = steps.get(`${from} ${to}`) ?? { from, to, count: 0, first: dueOn }
    const [first = dueOn] = [step.first, dueOn].sort()
    steps.set(`${from} ${to}`, { ...step, count: step.count + 1, first })
  }
  return [...steps.values()]
}

const officer = { access: anyOf('data-protection-officer'), audit: logged } as const

/** Those whom nobody sees any more, found with a reason only: how many, and which ids. */
export const blockedPage = page({
  ...officer,
  id: 'admin.retention-blocked',
  path: retentionPaths.blocked,
  params: z.object({}),
  async read(context) {
    const because = (context.query.get('because') ?? '').trim().slice(0, 500)
    const found = because.length < 10 ? undefined : await countBlocked(context.db, because)
    context.trail.action = 'search'
    if (found) {
      context.trail.purpose = because
      context.trail.shows(found.map(({ personId }) => personId))
    }
    return blockedView(context, { because, found })
  },
})

async function showAuthority(
  context: PageContext,
  rule: string,
  filled: { readonly typed: Typed; readonly errors: FormErrors } = { typed: {}, errors: { fields: {} } },
): Promise<View> {
  const one = (await listRules(context.db)).find(({ id }) => id === rule)
  return one
    ? authorityView(context, one, filled)
    : {
        title: text(context.language)('title'),
        status: 404,
        main: html`<h1>${text(context.language)('title')}</h1>`,
      }
}

export const authorityPage = page({
  ...officer,
  id: 'admin.retention-authority',
  path: retentionPaths.authority,
  recentSignIn: 'back here',
  params: ruleParams,
  read: (context, { rule }) => showAuthority(context, rule),
})

export const authorityAction = action({
  ...officer,
  id: 'admin.retention-authority.send',
  path: retentionPaths.authority,
  recentSignIn: 'back here',
  params: ruleParams,
  input: (language) =>
    z.object({ authority: z.string().trim().min(3, text(language)('authorityNeeded')).max(500) }),
  async act({ db, actor, requestId, language }, { rule }, { authority }) {
    await recordAuthority(db, actor, requestId, rule, authority)
    return `${href(retentionPaths.front, language)}?done=authority`
  },
  again: (context, { rule }, typed, errors) => showAuthority(context, rule, { typed, errors }),
})
