import { describe, expect, it } from 'vitest'
import { decisionForm, editionForm, initiativeForm, passageForm, seatForm, versionForm } from './forms.ts'

const faultsOf = (result: { success: boolean; error?: { issues: readonly { path: PropertyKey[] }[] } }) =>
  [...new Set(result.error?.issues.map(({ path }) => String(path[0])) ?? [])].sort()

const passage = {
  title_da: 'Titel',
  title_en: 'Title',
  short_da: ' Kort. ',
  short_en: 'Short.',
  official_da: '',
  section: 'Tema 2',
}

describe('the form of a passage', () => {
  it('takes words without the blanks around them, and nothing for an empty field', () => {
    expect(passageForm('da').parse(passage)).toMatchObject({ short_da: 'Kort.', official_da: null })
  })

  it('names every fault at once, those of single fields and those between them', () => {
    const sent = { ...passage, title_da: 'x'.repeat(161), short_en: '', section: '' }
    expect(faultsOf(passageForm('da').safeParse(sent))).toEqual(['section', 'short_en', 'title_da'])
    expect(
      faultsOf(initiativeForm('en').safeParse({ ...sent, state: 'q', state_reason: '', responsible: '' })),
    ).toEqual(['section', 'short_en', 'state', 'title_da'])
  })

  it('needs some words', () => {
    const empty = { ...passage, short_da: '', short_en: '' }
    expect(faultsOf(passageForm('da').safeParse(empty))).toEqual(['short_da'])
    expect(passageForm('da').safeParse({ ...empty, official_da: 'Ord' }).success).toBe(true)
  })

  it('takes nothing that it does not know', () => {
    expect(passageForm('da').parse({ ...passage, kind: 'vision', version: '7' })).not.toHaveProperty('kind')
  })
})

describe('the other forms', () => {
  it('take a real day only', () => {
    const edition = { number: '5', title_da: 'a', title_en: 'b', valid_from: '2027-02-30', valid_to: '' }
    expect(faultsOf(editionForm('da').safeParse(edition))).toEqual(['valid_from'])
    const decision = {
      kind: 'approved',
      body_da: 'a',
      body_en: 'b',
      case_number: '',
      statement: '',
      response: '',
    }
    expect(faultsOf(decisionForm('da').safeParse({ ...decision, on: '2026-13-01' }))).toEqual(['on'])
    expect(faultsOf(decisionForm('da').safeParse({}))).toEqual([
      'body_da',
      'body_en',
      'case_number',
      'kind',
      'on',
      'response',
      'statement',
    ])
  })

  it('take a version that is a number, and a tick that was sent', () => {
    expect(faultsOf(versionForm('da').safeParse({ version: '1 or 1=1' }))).toEqual(['version'])
    expect(seatForm('da').parse({ name: 'Elevrådet' })).toEqual({ name: 'Elevrådet', vacant: false })
    expect(seatForm('da').parse({ name: 'Elevrådet', vacant: 'on' }).vacant).toBe(true)
  })
})
