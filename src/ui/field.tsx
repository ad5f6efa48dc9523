import type { PropsWithChildren } from 'hono/jsx'
import type { Language } from '../platform/text/language.ts'
import { text } from './text.ts'

/** What every control has. `id` is the name unless two forms on a page share names. */
export interface FieldProps {
  readonly name: string
  readonly label: string
  readonly id?: string
  readonly hint?: string
  readonly error?: string
  readonly required?: boolean
}

export const idOf = ({ id, name }: FieldProps) => id ?? name

/** The attributes that tie a control to its hint and its error. */
export function described(props: FieldProps) {
  const ids = [props.hint && `${idOf(props)}-hint`, props.error && `${idOf(props)}-error`].filter(Boolean)
  return {
    'aria-describedby': ids.length > 0 ? ids.join(' ') : undefined,
    'aria-invalid': props.error ? ('true' as const) : undefined,
    required: props.required,
  }
}

export function HintAndError(props: FieldProps & { language: Language }) {
  const { hint, error, language } = props
  return (
    <>
      {hint ? (
        <span class="form-hint" id={`${idOf(props)}-hint`}>
          {hint}
        </span>
      ) : null}
      {error ? (
        <span class="form-error-message" id={`${idOf(props)}-error`}>
          <span class="sr-only">{text(language)('error')}: </span>
          {error}
        </span>
      ) : null}
    </>
  )
}

export const groupClass = (error: string | undefined) => (error ? 'form-group form-error' : 'form-group')

function Label(props: FieldProps & { language: Language }) {
  return (
    <label class="form-label" for={idOf(props)}>
      {props.label}
      {props.required === false ? ` (${text(props.language)('optional')})` : ''}
    </label>
  )
}

/** Label, hint, error and one control. `required={false}` says in words that it may be left out. */
export function Field(props: PropsWithChildren<FieldProps & { language: Language }>) {
  return (
    <div class={groupClass(props.error)}>
      <Label {...props} />
      <HintAndError {...props} />
      {props.children}
    </div>
  )
}
