import { html } from 'hono/html'
import { longestName, type SavedView } from '../../features/saved-views/index.ts'
import { newReceiptKey } from '../../platform/http/form-receipt.ts'
import type { FormErrors, PageContext } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { Details } from '../../ui/content.tsx'
import { CsrfField, FormActions, HiddenField, SubmitButton, TextInput } from '../../ui/forms.tsx'
import type { Markup } from '../../ui/markup.ts'
import { link } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'
import { rowForm } from './today-actions.ts'
import { backName } from './today-back.ts'
import { queryOf, readFilter, type TodayFilter, todayHref } from './today-filter.ts'

interface SavedProps {
  readonly context: PageContext
  readonly filter: TodayFilter
  readonly views: readonly SavedView[]
  readonly errors?: FormErrors | undefined
  readonly typedName?: string | undefined
}

/** One's saved lists as links, and a form that saves the one that is shown. */
export function savedViews(props: SavedProps): Markup {
  const { context, filter, views, errors, typedName } = props
  const { language, formToken } = context
  const t = text(language)
  const back = queryOf(filter)
  const items = views.map(({ id, name, query }) => {
    const drop = html`<button class="button button-secondary" type="submit">${t('viewsDrop')}<span class="sr-only">: ${name}</span></button>`
    const to = todayHref(readFilter(new URLSearchParams(query)), language)
    return html`<li>${link(to, name)} ${rowForm(href(paths.dropView, language, { view: id }), { formToken, back }, drop)}</li>`
  })
  const form = (
    <form method="post" action={href(paths.saveView, language)} novalidate>
      <CsrfField token={formToken} once={newReceiptKey()} />
      <HiddenField name={backName} value={back} />
      <TextInput
        name="name"
        language={language}
        label={t('viewsName')}
        value={typedName ?? ''}
        error={errors?.fields.name}
        maxLength={longestName}
      />
      <FormActions>
        <SubmitButton kind="secondary">{t('viewsSubmit')}</SubmitButton>
      </FormActions>
    </form>
  )
  const save = Details({ summary: t('viewsSave'), open: errors !== undefined, children: form })
  return html`<section aria-labelledby="saved-lists"><h2 id="saved-lists">${t('viewsTitle')}</h2>${items.length > 0 ? html`<ul>${items}</ul>` : ''}${save}</section>`
}
