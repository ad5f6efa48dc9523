import { z } from 'zod'
import {
  type Beginning,
  draftForm,
  inForceForm,
  openVersion,
  type RuleVersion,
} from '../../features/rule-versions/index.ts'
import type { PersonActor } from '../../platform/access/actor.ts'
import { addDays } from '../../platform/days.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { NotFound } from '../../platform/http/errors.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import type { Path } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { localDate } from '../../platform/time.ts'
import { noParams, somebody } from './access.ts'
import { formPages } from './form-pages.ts'
import type { Filled } from './form-view.tsx'
import { after } from './parts.ts'
import { type Versioned, versionHref } from './views-rule-versions.tsx'

export const versionParams = z.object({ version: z.string().regex(/^[1-9]\d{0,8}$/) })
type Params = z.infer<typeof versionParams>

interface RulesOf<Version extends RuleVersion> {
  /** Before what a page does: `admin.status`. */
  readonly id: string
  readonly versioned: Versioned
  readonly inForce: Path
  readonly list: (trx: ActorTransaction, language: Language) => Promise<Version[]>
  /** Begins a version like another one, and says its number. */
  readonly make: (
    trx: ActorTransaction,
    actor: PersonActor,
    requestId: string,
    draft: { readonly like: number; readonly because: string },
  ) => Promise<number>
  readonly begin: (
    trx: ActorTransaction,
    actor: PersonActor,
    requestId: string,
    beginning: Beginning,
  ) => Promise<void>
  readonly newView: (context: PageContext, filled: Filled) => View
  readonly inForceView: (
    context: PageContext,
    of: Filled & { readonly draft: Version; readonly earliest: string },
  ) => View
}

/** What pages about rules in versions have in common, whatever the rules are about. */
export function ruleVersionPages<Version extends RuleVersion>(rules: RulesOf<Version>) {
  const { id, versioned, list } = rules

  async function load({ db, language }: PageContext, { version }: Params) {
    const versions = await list(db, language)
    const found = versions.find((one) => String(one.version) === version)
    if (!found) throw new NotFound()
    return { rules: found, versions }
  }

  /** What is in force is not changed: only a draft has pages to change it. */
  async function loadDraft(context: PageContext, params: Params) {
    const loaded = await load(context, params)
    if (loaded.rules.inForce) throw new NotFound()
    return loaded
  }

  const newPages = formPages({
    id: `${id}-new`,
    path: versioned.draft,
    params: noParams,
    input: draftForm,
    async act({ db, actor, requestId, language }, _, { because }) {
      const like = openVersion(await list(db, language)).version
      const version = await rules.make(db, somebody(actor), requestId, { like, because })
      return after(versionHref(versioned, { version }, language), 'versionDraft')
    },
    show: async (context, _, filled) => rules.newView(context, filled),
  })

  const inForcePages = formPages({
    id: `${id}-in-force`,
    path: rules.inForce,
    params: versionParams,
    input: inForceForm,
    async act(context, params, { from }) {
      const { db, actor, requestId, language, now } = context
      const { rules: draft, versions } = await loadDraft(context, params)
      const today = localDate(now)
      await rules.begin(db, somebody(actor), requestId, { draft, versions, from, today, language })
      return after(versionHref(versioned, draft, language), 'versionInForce')
    },
    async show(context, params, filled) {
      const { rules: draft } = await loadDraft(context, params)
      return rules.inForceView(context, { draft, earliest: addDays(localDate(context.now), 1), ...filled })
    },
  })

  return { load, loadDraft, newPages, inForcePages }
}
