import { html } from 'hono/html'
import { type Category, categoryName, type Standing, whyNotice } from '../../features/access/index.ts'
import type { Person } from '../../features/young-people/index.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { Details } from '../../ui/content.tsx'
import type { Markup } from '../../ui/markup.ts'
import { link } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

/** What can be begun on somebody's page, and of which category one must be allowed to write for it. */
const beginnings = [
  ['noteNewTitle', 'newNote', 'guidance'],
  ['newTalkTitle', 'newTalk', 'guidance'],
  ['activityNewTitle', 'newActivity', 'status'],
  ['referTitle', 'refer', 'contact'],
] as const satisfies readonly (readonly [string, keyof typeof paths, Category])[]

/** What the reader may do next, and why they may: each reason that they have, with what it opens. */
export function nextSection(standing: Standing, person: Person, language: Language): Markup {
  const t = text(language)
  const items = beginnings
    .filter(([, , category]) => standing.mayWrite(category))
    .map(([label, path, category]) => {
      const to = href(paths[path], language, { person: person.id })
      return html`<li>${link(to, t(label))} ${t('nextBecause', { category: categoryName(category, language) })}</li>`
    })
  const report = href(paths.newReport, language)
  const all = [...items, html`<li>${link(`${report}?person=${person.id}`, t('nextReport'))}</li>`]
  return html`${items.length === 0 ? html`<p>${t('nextNone')}</p>` : ''}<ul class="link-list">${all}</ul>${Details({ summary: t('nextWhy'), children: reasons(standing, person, language) })}`
}

function reasons({ all }: Standing, person: Person, language: Language): Markup {
  const t = text(language)
  const named = (categories: readonly Category[]) =>
    categories.map((category) => categoryName(category, language)).join(', ')
  return html`${all.map((why) => {
    const writes = why.writes.length > 0 ? ` ${t('nextMayWrite', { categories: named(why.writes) })}` : ''
    return html`${whyNotice({ first: why }, person.givenName, language)}<p>${t('nextMay', { categories: named(why.categories) })}${writes}</p>`
  })}`
}
