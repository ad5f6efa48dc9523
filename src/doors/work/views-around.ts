import { html } from 'hono/html'
import { type Around, type Location, preferredName, relationName } from '../../features/young-people/index.ts'
import type { Language } from '../../platform/text/language.ts'
import { longDate } from '../../platform/time.ts'
import { DefinitionList } from '../../ui/content.tsx'
import type { Markup } from '../../ui/markup.ts'
import { table } from '../../ui/table.ts'
import { text } from './text.ts'

/** People and units with their dates; an end that is known stands there too. */
export function aroundTable(
  around: readonly Around[],
  caption: string,
  language: Language,
  more?: { readonly heading: string; readonly cell: (one: Around) => Markup | '' },
): Markup {
  const t = text(language)
  return table({
    caption,
    rows: around,
    columns: [
      { heading: t('columnWho'), cell: ({ name }) => name },
      {
        heading: t('columnAs'),
        cell: ({ kind, purpose }) =>
          html`${relationName(kind, language)}${purpose ? html`<br>${purpose}` : ''}`,
      },
      { heading: t('columnFrom'), cell: ({ from }) => longDate(from, language) },
      {
        heading: t('columnUntil'),
        cell: ({ until }) => (until ? longDate(until, language) : t('noEnd')),
      },
      ...(more ? [more] : []),
    ],
  })
}

/** How somebody is reached, and where they live. */
export function locationList({ contact, home }: Location, language: Language): Markup {
  const t = text(language)
  const known = [
    [t('phone'), contact?.phone],
    [t('email'), contact?.email],
    [t('preferred'), contact?.preferred ? preferredName(contact.preferred, language) : undefined],
    [t('address'), home && t('addressFrom', { address: home.address, from: longDate(home.from, language) })],
  ] as const
  const items = known.flatMap(([term, description]) => (description ? [{ term, description }] : []))
  return items.length > 0 ? DefinitionList({ items }) : html`<p>${t('noContact')}</p>`
}
