import { html } from 'hono/html'
import type { Standing } from '../../features/access/index.ts'
import type { Person } from '../../features/young-people/index.ts'
import { newReceiptKey } from '../../platform/http/form-receipt.ts'
import type { FrameContext, View } from '../../platform/http/page.ts'
import type { Language } from '../../platform/text/language.ts'
import {
  CsrfField,
  ErrorSummary,
  FormActions,
  HiddenField,
  listErrors,
  SubmitButton,
  titleWithErrors,
} from '../../ui/forms.tsx'
import type { Content } from '../../ui/markup.ts'
import type { Filled } from './form-pages.ts'
import { about, personCrumbs, personHref } from './parts.ts'
import { text } from './text.ts'

/** What a control needs beside its label: its name, what stands in it, and its fault. */
export type FieldOf = (name: string) => {
  readonly name: string
  readonly language: Language
  readonly value: string
  readonly error: string | undefined
}

export const fieldsOf =
  (language: Language, { typed, errors }: Filled, present: Readonly<Record<string, string>> = {}): FieldOf =>
  (name) => ({ name, language, value: (typed ?? present)[name] ?? '', error: errors.fields[name] })

interface FormViewProps {
  readonly context: FrameContext
  readonly title: string
  readonly breadcrumb: NonNullable<View['breadcrumb']>
  readonly filled: Filled
  /** What the form will do, in plain words, before it is sent. */
  readonly intro?: Content
  readonly children?: Content
  readonly hidden?: Readonly<Record<string, string | number>>
  readonly submit: string
  readonly kind?: 'primary' | 'warning'
  readonly backHref: string
  /** Where the form is sent, where that is not the page's own address. */
  readonly to?: string
  /** Below the form. */
  readonly after?: Content
}

/** A page with one form and one thing to do. */
export function formView(props: FormViewProps): View {
  const { context, title, filled, hidden = {} } = props
  const { language } = context
  const faults = listErrors(filled.errors.fields, filled.errors.conflict)
  return {
    title: titleWithErrors(language, title, faults),
    breadcrumb: props.breadcrumb,
    unlisted: true,
    main: (
      <>
        <ErrorSummary language={language} errors={faults} />
        <h1>{title}</h1>
        {props.intro}
        <form method="post" action={props.to ?? context.pathname} novalidate>
          <CsrfField token={context.formToken} once={newReceiptKey()} />
          {Object.entries(hidden).map(([name, value]) => (
            <HiddenField name={name} value={String(value)} />
          ))}
          {props.children}
          <FormActions>
            <SubmitButton kind={props.kind ?? 'primary'}>{props.submit}</SubmitButton>
            <a href={props.backHref}>{text(language)('back')}</a>
          </FormActions>
        </form>
        {props.after}
      </>
    ),
  }
}

/** A form about a young person: why one may stands over it, and the way back leads to their page where nothing else is said. */
export function personForm({
  standing,
  person,
  intro,
  backHref,
  ...form
}: Omit<FormViewProps, 'breadcrumb' | 'backHref'> & {
  readonly standing: Standing
  readonly person: Person
  readonly backHref?: string
}): View {
  const { language } = form.context
  return formView({
    ...form,
    breadcrumb: personCrumbs(person, language),
    intro: html`${about(standing, person, language)}${intro}`,
    backHref: backHref ?? personHref(person, language),
  })
}
