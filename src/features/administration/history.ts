import { roles } from '../../platform/access/actor.ts'
import type { Language } from '../../platform/text/language.ts'
import { longDate, longDateTime } from '../../platform/time.ts'
import { categories, categoryName, reasonName, reasons } from '../access/index.ts'
import { roleName } from '../sign-in/index.ts'
import type { RecordedAdminEvent } from './events.ts'
import { text } from './text.ts'

/** What was administered, by whom and when, as one sentence. */
export function adminSentence(event: RecordedAdminEvent, language: Language): string {
  const t = text(language)
  const { data } = event
  const role = roles.find((one) => one === data.role)
  const through = reasons.find((one) => one === data.through)
  const category = categories.find((one) => one === data.category)
  const what = t(`event_${event.type}`, {
    who: event.by ?? t('program'),
    actor: event.actorName ?? t('somebody'),
    organisation: event.organisationName ?? t('somewhere'),
    unit: event.unitName ?? t('somewhere'),
    role: role ? roleName(role, language) : (data.role ?? ''),
    through: through ? reasonName(through, language) : '',
    category: category ? categoryName(category, language) : '',
    on: data.on ? longDate(data.on, language) : '',
    added: data.added ?? 0,
    changed: data.changed ?? 0,
    parked: data.parked ?? 0,
    source: data.source ?? '',
    ended: data.ended ?? 0,
  })
  return t('happened', { when: longDateTime(event.at, language), what })
}
