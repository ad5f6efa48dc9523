import { showList } from '../../features/access/index.ts'
import { momentOf } from '../../features/attempts/index.ts'
import {
  canBeOffered,
  clockFault,
  findPlanClock,
  listTeamClocks,
  makeOffer,
  nextStepOf,
  offerForm,
  offerFrom,
} from '../../features/law-clock/index.ts'
import { versionOn } from '../../features/rule-versions/index.ts'
import { type ActivityType, listStatusRules } from '../../features/status-rules/index.ts'
import { Invalid, NotFound } from '../../platform/http/errors.ts'
import type { PageContext } from '../../platform/http/page.ts'
import { page } from '../../platform/http/register.ts'
import { localDate } from '../../platform/time.ts'
import { leading, noParams, personParams } from './access.ts'
import { formPages } from './form-pages.ts'
import { openToWrite } from './open-to-write.ts'
import { afterOn } from './parts.ts'
import { paths } from './paths.ts'
import { backTo, withBack } from './today-back.ts'
import { offerView, teamClocksView } from './views-law-clock.tsx'

/** What can be offered, as the rules of today name it. */
async function typesToOffer({ db, language, now }: PageContext): Promise<ActivityType[]> {
  const rules = versionOn(localDate(now), await listStatusRules(db, language))
  return [...rules.types.values()].filter(canBeOffered)
}

async function loadToOffer(context: PageContext, personId: string) {
  const opened = await openToWrite(context, personId, 'guidance')
  const clock = await findPlanClock(context.db, opened.person.id)
  return { context, ...opened, clock, types: await typesToOffer(context) }
}

/** An offer of a new activity: it keeps what a clock counts. By the law's there is none to write down before there was contact. */
export const offerPages = formPages({
  id: 'work.offer',
  path: paths.offer,
  params: personParams,
  input: (language) => withBack(offerForm(language)),
  async act(context, params, { type, on, words, back }) {
    const { db, actor, requestId, language, now } = context
    const { person, clock, types } = await loadToOffer(context, params.person)
    const today = localDate(now)
    const from = clock && offerFrom(clock)
    const tooSoon = from && on < localDate(from)
    if (on > today || tooSoon) throw new Invalid({ on: clockFault('badDay', language) })
    if (!types.some(({ code }) => code === type))
      throw new Invalid({ type: clockFault('chooseType', language) })
    const draft = {
      personId: person.id,
      type,
      words: words === '' ? null : words,
      at: on === today ? now : momentOf(on, ''),
    }
    await makeOffer({ trx: db, actor, requestId }, draft, clockFault('overtaken', language))
    return backTo(context, back, 'offerMade', afterOn(person, language, 'offerMade'))
  },
  async show(context, params, filled) {
    const loaded = await loadToOffer(context, params.person)
    // After a conflict nothing waits any more: what was typed is shown still.
    const waits = loaded.clock && nextStepOf(loaded.clock) === 'offer'
    if (!waits && !filled.errors.conflict) throw new NotFound()
    return offerView({ ...loaded, filled })
  },
})

/** So many stand on the page; what is due first is among them. */
const clocksOnAPage = 200

/** The weekly look at everybody of 15 to 17 for whom the law's clock runs in the teams that one leads. */
export const lawClocksPage = page({
  ...leading,
  id: 'work.law-clocks',
  path: paths.lawClocks,
  params: noParams,
  async read(context) {
    const { db, trail } = context
    const clocks = await listTeamClocks(db, clocksOnAPage)
    await showList(
      db,
      trail,
      clocks.flatMap(({ personId, name }) => (name === undefined ? [] : [personId])),
    )
    return teamClocksView(context, clocks)
  },
})
