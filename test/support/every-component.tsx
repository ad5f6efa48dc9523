import { html } from 'hono/html'
import type { Language } from '../../src/platform/text/language.ts'
import { distributionChart } from '../../src/ui/charts/distribution.ts'
import { fanChart } from '../../src/ui/charts/fan.ts'
import { flowChart } from '../../src/ui/charts/flow.ts'
import { targetBarChart } from '../../src/ui/charts/target-bar.ts'
import { trendChart } from '../../src/ui/charts/trend.ts'
import * as part from '../../src/ui/content.tsx'
import * as form from '../../src/ui/forms.tsx'
import { Layout, type LayoutProps } from '../../src/ui/layout.tsx'
import { table } from '../../src/ui/table.ts'

/** A page on which every component stands once, all with the same words in every place that takes words. */
export function everyComponent(language: Language, words: string): string {
  return String(
    <Layout {...frame(language, words)}>
      <form.ErrorSummary
        language={language}
        errors={[{ field: 'name', message: words }, { message: words }]}
      />
      <h1>{words}</h1>
      {content(language, words)}
      {charts(language, words)}
      {controls(language, words)}
    </Layout>,
  )
}

const address = (words: string) => `/address?words=${encodeURIComponent(words)}`

function frame(language: Language, words: string): Omit<LayoutProps, 'children'> {
  const links = [
    { href: address(words), label: words, current: true },
    { href: '/other', label: words },
  ]
  return {
    language,
    title: words,
    siteName: words,
    municipality: words,
    description: words,
    path: { da: 'https://example.dk/', en: 'https://example.dk/en' },
    homeHref: '/',
    assetUrl: (name) => `/assets/${name}`,
    breadcrumb: links,
    navigation: links,
    doors: links,
    visitor: { name: words, accountHref: '/me', signOutHref: '/sign-out', csrfToken: words },
    notices: [words],
    footerLinks: links,
    contact: html`<p>${words}</p>`,
  }
}

function content(language: Language, words: string) {
  const kinds = ['information', 'success', 'warning', 'error'] as const
  return (
    <>
      {part.officialText({ words: `${words}\n\n${words}`, language: 'da', pageLanguage: language })}
      {kinds.map((kind) => (
        <part.Notice language={language} kind={kind} heading={words} announce>
          <p>{words}</p>
        </part.Notice>
      ))}
      <part.CardList
        cards={[{ href: address(words), title: words, eyebrow: words, lang: 'da', content: words }]}
      />
      <p>
        <part.Tag kind="positive">{words}</part.Tag>
      </p>
      <part.DefinitionList items={[{ term: words, description: words }]} />
      <part.Details summary={words}>
        <p>{words}</p>
      </part.Details>
      <part.StepList language={language} steps={[{ title: words, state: 'current', content: words }]} />
      <part.KeyPages language={language} previousHref={address(words)} nextHref={address(words)} />
      <part.LinkList links={[{ href: address(words), label: words }]} />
      {table({ caption: words, columns: [{ heading: words, cell: () => words }], rows: [1, 2] })}
    </>
  )
}

function charts(language: Language, words: string) {
  const common = { language, caption: words, note: words }
  return (
    <>
      {distributionChart({
        ...common,
        id: 'chart-1',
        periods: [words, '2019'],
        parts: [{ name: words, shares: [{ value: 40, count: 1462 }, { value: undefined }] }],
      })}
      {trendChart({
        ...common,
        id: 'chart-2',
        unit: 'percent',
        points: [{ period: words, year: 2019, value: 21.2, hedge: 'about' }],
        targets: [{ year: 2025, value: 30 }],
      })}
      {flowChart({
        ...common,
        id: 'chart-5',
        mark: words,
        pictureHref: address(words),
        from: { heading: words, groups: [{ id: 'a', name: words }] },
        to: { heading: words, groups: [{ id: 'b', name: words }] },
        flows: [
          { from: 'a', to: 'b', count: 7 },
          { from: 'a', to: 'b', count: undefined },
        ],
      })}
      {fanChart({
        ...common,
        id: 'chart-4',
        axis: words,
        points: [
          { at: 7, value: 82, low: 80, high: 84 },
          { at: 8, value: 85, low: 83, high: 87 },
        ],
        target: { at: 8, value: 90 },
        other: { name: words, values: [83, 86] },
      })}
      {targetBarChart({ ...common, id: 'chart-3', unit: 'persons', value: 5, period: words, target: 9 })}
    </>
  )
}

function controls(language: Language, words: string) {
  const common = { language, label: words, hint: words, error: words }
  const choices = [
    { value: words, label: words, hint: words },
    { value: 'other', label: words },
  ]
  return (
    <form method="post" action="/save">
      <form.CsrfField token={words} once={words} />
      <form.HiddenField name="hidden" value={words} />
      <form.TextInput {...common} name="name" value={words} autocomplete="name" required />
      <form.TextArea {...common} name="story" value={words} required={false} />
      <form.FileInput {...common} name="roll" accept=".csv" />
      <form.DateInput {...common} name="day" value="2026-11-24" />
      <form.Select {...common} name="theme" choices={choices} value={words} placeholder />
      <form.Radios {...common} name="way" choices={choices} value={words} />
      <form.Checkboxes {...common} name="days" choices={choices} values={[words]} />
      <form.Checkbox {...common} name="agreed" checked />
      <form.FormActions>
        <form.SubmitButton>{words}</form.SubmitButton>
        <form.SubmitButton kind="secondary" name="preview" value={words}>
          {words}
        </form.SubmitButton>
      </form.FormActions>
    </form>
  )
}
