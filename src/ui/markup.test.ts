import fc from 'fast-check'
import { HtmlValidate } from 'html-validate'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { describe, expect, test } from 'vitest'
import { everyComponent } from '../../test/support/every-component.tsx'

type Node = DefaultTreeAdapterTypes.Node

// What attackers type: tags, attributes, comments, text that ends a title, a script or a textarea.
const polyglots = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</title></textarea></style></script><svg onload=alert(1)>',
  '<!--><script>alert(1)</script-->',
  ']]><script>alert(1)</script>',
  '&lt;script&gt;',
]

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    // Our own habits: no spaces are spent on what a browser drops anyway.
    'long-title': 'off',
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'no-trailing-whitespace': 'off',
    // Our files come from our own address, under names made of their content.
    'require-sri': 'off',
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'submit'] }],
  },
})

describe('every component', () => {
  test.each(['da', 'en'] as const)('is valid HTML in %s', async (language) => {
    const report = await validator.validateString(everyComponent(language, 'Ord'))
    const messages = report.results.flatMap((result) => result.messages)
    expect(messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector})`)).toEqual([])
  })

  test.each(polyglots)('shows %s as text and lets it be nothing else', (words) => {
    expect(structure(everyComponent('da', words))).toEqual(structure(everyComponent('da', 'Ord')))
  })

  test('lets no text at all change which elements and attributes a page has', () => {
    const pieces = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '&',
      '/',
      '=',
      ' ',
      'a',
      '--',
      'script',
      '\u2028',
      '`',
      '{',
    )
    const harmless = structure(everyComponent('en', 'Words'))
    const anyWords = fc.array(pieces, { minLength: 1, maxLength: 12 }).map((parts) => `x${parts.join('')}x`)
    fc.assert(
      fc.property(anyWords, (words) => {
        expect(structure(everyComponent('en', words))).toEqual(harmless)
      }),
      { numRuns: 60 },
    )
  })

  test('has no inline style, no inline script and no handler, so that the strict policy holds', () => {
    const lines = structure(everyComponent('da', 'Ord'))
    expect(lines.filter((line) => /^style | style\b| on[a-z]+\b/.test(line))).toEqual([])
    expect(lines.filter((line) => line.startsWith('script'))).toEqual(['script src defer'])
  })

  test('has the doctype first, one main heading and the page language', () => {
    const page = everyComponent('en', 'Words')
    expect(page.startsWith('<!DOCTYPE html>')).toBe(true)
    expect(page).toContain('<html lang="en">')
    expect(page.match(/<h1/g)).toHaveLength(1)
    expect(page).toContain('<title>Words – Words</title>')
  })
})

/** Every element with the names of its attributes, in order: what a text must never be able to change. */
function structure(page: string): string[] {
  const lines: string[] = []
  const walk = (node: Node) => {
    if ('tagName' in node) lines.push([node.tagName, ...node.attrs.map(({ name }) => name)].join(' '))
    if (node.nodeName === '#comment') lines.push('comment')
    if ('childNodes' in node) for (const child of node.childNodes) walk(child)
  }
  walk(parse(page))
  return lines
}
