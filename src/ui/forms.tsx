import type { PropsWithChildren } from 'hono/jsx'
import type { Language } from '../platform/text/language.ts'
import { described, Field, type FieldProps, idOf } from './field.tsx'
import { icon } from './icons.ts'
import { csrfField } from './layout.tsx'
import type { Content } from './markup.ts'
import { text } from './text.ts'

export { Checkbox, Checkboxes, type Choice, Radios, Select } from './choices.tsx'
export type { FieldProps } from './field.tsx'

type InputType = 'text' | 'email' | 'tel' | 'url' | 'search' | 'number' | 'password' | 'date'

type TextProps = FieldProps & {
  readonly language: Language
  readonly value?: string
  readonly maxLength?: number
}

export function TextInput(
  props: TextProps & { type?: InputType; autocomplete?: string; inputmode?: 'numeric' },
) {
  return (
    <Field {...props}>
      <input
        class="form-input"
        type={props.type ?? 'text'}
        id={idOf(props)}
        name={props.name}
        value={props.value ?? ''}
        maxlength={props.maxLength}
        autocomplete={props.autocomplete}
        inputmode={props.inputmode}
        {...described(props)}
      />
    </Field>
  )
}

/** A day, as `YYYY-MM-DD`, in the browser's own picker. */
export function DateInput(props: TextProps & { min?: string; max?: string }) {
  return (
    <Field {...props}>
      <input
        class="form-input"
        type="date"
        id={idOf(props)}
        name={props.name}
        value={props.value ?? ''}
        min={props.min}
        max={props.max}
        {...described(props)}
      />
    </Field>
  )
}

export function TextArea(props: TextProps & { rows?: number; lang?: Language }) {
  return (
    <Field {...props}>
      <textarea
        class="form-input"
        id={idOf(props)}
        name={props.name}
        rows={props.rows ?? 5}
        maxlength={props.maxLength}
        lang={props.lang}
        {...described(props)}
      >
        {props.value ?? ''}
      </textarea>
    </Field>
  )
}

/** A file, for a form with `enctype="multipart/form-data"`. `accept` helps to find it, and checks nothing. */
export function FileInput(props: FieldProps & { language: Language; accept?: string }) {
  return (
    <Field {...props}>
      <input
        class="form-input"
        type="file"
        id={idOf(props)}
        name={props.name}
        accept={props.accept}
        {...described(props)}
      />
    </Field>
  )
}

/** What every form that changes something carries: the session's token, and a key that makes a second click harmless. */
export function CsrfField({ token, once }: { token: string; once?: string }) {
  return (
    <>
      <input type="hidden" name={csrfField} value={token} />
      {once ? <input type="hidden" name="_once" value={once} /> : null}
    </>
  )
}

export function HiddenField({ name, value }: { name: string; value: string }) {
  return <input type="hidden" name={name} value={value} />
}

/** `name` and `value` tell apart two buttons of one form; `to` is where this one sends it instead. */
export function SubmitButton(
  props: PropsWithChildren<{
    kind?: 'primary' | 'secondary' | 'warning'
    name?: string
    value?: string
    to?: string
  }>,
) {
  return (
    <button
      type="submit"
      class={`button button-${props.kind ?? 'primary'}`}
      name={props.name}
      value={props.value}
      formaction={props.to}
    >
      {props.children}
    </button>
  )
}

/** The end of a form: its buttons, and perhaps a way back. */
export function FormActions({ children }: { children?: Content }) {
  return <div class="form-actions">{children}</div>
}

export interface FieldError {
  /** The control's id; without one the error is about the form as a whole. */
  readonly field?: string
  readonly message: string
}

/** Faults by field name, in the form's order, as a list; `conflict` is about the form as a whole. */
export function listErrors(fields: Readonly<Record<string, string>>, conflict?: string): FieldError[] {
  const faults = Object.entries(fields).map(([field, message]) => ({ field, message }))
  return conflict ? [{ message: conflict }, ...faults] : faults
}

/** All that is wrong, first on the page, with a way to each place. The page's script moves the focus here. */
export function ErrorSummary(props: { language: Language; errors: readonly FieldError[] }) {
  if (props.errors.length === 0) return null
  return (
    <div class="alert alert-error error-summary" role="alert" tabindex={-1}>
      {icon('error', 'alert-icon')}
      <p class="alert-heading">{text(props.language)('errorSummary')}</p>
      <ul class="alert-text">
        {props.errors.map(({ field, message }) => (
          <li>{field ? <a href={`#${field}`}>{message}</a> : message}</li>
        ))}
      </ul>
    </div>
  )
}

/** The page's title says it first when something must be corrected: a screen reader reads titles first. */
export const titleWithErrors = (language: Language, title: string, errors: readonly FieldError[]): string =>
  errors.length > 0 ? text(language)('errorPrefix', { title }) : title
