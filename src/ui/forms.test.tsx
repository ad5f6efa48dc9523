import { describe, expect, test } from 'vitest'
import { ErrorSummary, listErrors, Radios, Select, TextInput, titleWithErrors } from './forms.tsx'

describe('a control', () => {
  test('is tied to its hint and its error', () => {
    const field = String(
      <TextInput
        language="da"
        name="name"
        label="Navn"
        hint="For- og efternavn"
        error="Skriv dit navn"
        required
      />,
    )
    expect(field).toContain('<label class="form-label" for="name">Navn</label>')
    expect(field).toContain('aria-describedby="name-hint name-error" aria-invalid="true" required=""')
    expect(field).toContain('<span class="sr-only">Fejl: </span>Skriv dit navn')
  })

  test('without fault or hint points at nothing', () => {
    const field = String(<TextInput language="da" name="name" label="Navn" />)
    expect(field).not.toContain('aria-')
  })

  test('says in words that it may be left out', () => {
    const field = String(<TextInput language="en" name="name" label="Name" required={false} />)
    expect(field).toContain('Name (optional)</label>')
    expect(field).not.toContain('required=')
  })

  test('keeps what was chosen', () => {
    const choices = [
      { value: 'a', label: 'A' },
      { value: 'b', label: 'B' },
    ]
    const select = String(
      <Select language="da" name="way" label="Vej" choices={choices} value="b" placeholder />,
    )
    expect(select).toContain('<option value="">Vælg</option>')
    expect(select).toContain('<option value="b" selected="">B</option>')
    const radios = String(<Radios language="da" name="way" label="Vej" choices={choices} value="a" />)
    expect(radios).toContain('id="way" name="way" value="a" checked=""')
    expect(radios).toContain('id="way-2" name="way" value="b"')
  })
})

describe('the error summary', () => {
  test('links to each control, and names a conflict without a link', () => {
    const errors = listErrors({ name: 'Skriv dit navn' }, 'Karen har ændret teksten')
    const summary = String(<ErrorSummary language="da" errors={errors} />)
    expect(summary).toContain('role="alert" tabindex="-1"')
    expect(summary).toContain('<li>Karen har ændret teksten</li><li><a href="#name">Skriv dit navn</a></li>')
  })

  test('is not there when nothing is wrong', () => {
    expect(String(<ErrorSummary language="da" errors={[]} />)).toBe('')
  })

  test('is announced by the page title too', () => {
    expect(titleWithErrors('da', 'Ret kontakt', [{ message: 'x' }])).toBe('Fejl: Ret kontakt')
    expect(titleWithErrors('en', 'Edit contact', [])).toBe('Edit contact')
  })
})
