import { HtmlValidate } from 'html-validate'
import { describe, expect, test } from 'vitest'
import { lix } from '../../platform/text/lix.ts'
import { Layout } from '../../ui/layout.tsx'
import { askWhatIf, ForecastView, isWhatIf, makeForecast, usualSettings, whatIfs } from './index.ts'
import { drawnRegister, plausibleStart } from './plausible-register.fixture.ts'
import { da } from './text.da.ts'

const input = { transitions: drawnRegister(851), start: plausibleStart }
const forecast = makeForecast(input, { ...usualSettings, runs: 100 })
const codes = ['vocational-a-fifth-fewer-leave', 'half-of-outside-to-preparatory', 'made-up'].filter(isWhatIf)
const asked = {
  codes,
  shares: askWhatIf(
    input,
    whatIfs.filter(({ code }) => codes.includes(code)),
    usualSettings.years,
  ),
}

const view = (language: 'da' | 'en', props: Partial<Parameters<typeof ForecastView>[0]> = {}) =>
  String(<ForecastView language={language} forecast={forecast} action="/forecast" {...props} />)

const page = (language: 'da' | 'en') =>
  String(
    <Layout
      language={language}
      title="x"
      siteName="x"
      municipality="x"
      homeHref="/"
      assetUrl={(name) => `/assets/${name}`}
      navigation={[]}
      footerLinks={[]}
    >
      <h1>x</h1>
      <ForecastView language={language} forecast={forecast} action="/forecast" asked={asked} />
    </Layout>,
  )

describe('the forecast on a page', () => {
  test.each(['da', 'en'] as const)('is valid HTML in %s', async (language) => {
    const validator = new HtmlValidate({
      extends: ['html-validate:recommended'],
      rules: {
        'long-title': 'off',
        'void-style': 'off',
        'attribute-boolean-style': 'off',
        'no-trailing-whitespace': 'off',
        'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'submit'] }],
      },
    })
    const report = await validator.validateString(page(language))
    const messages = report.results.flatMap((result) => result.messages)
    expect(messages.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([])
  })

  test('says the result, what it lies between and how far the target is', () => {
    const words = view('da').replaceAll('\u00a0', ' ')
    expect(words).toMatch(
      /Efter 8 år får 8\d(,\d)? % mindst en ungdomsuddannelse, hvis alt bliver ved som nu/,
    )
    expect(words).toMatch(/Der mangler \d(,\d)? procentpoint, før målet på 90 % er nået/)
    expect(view('da', { forecast: { ...forecast, gap: -0.01 } })).toContain('Så er målet på')
  })

  test('asks again by a plain address, and keeps what was ticked', () => {
    const html = view('en', { asked })
    expect(html).toContain('<form method="get" action="/forecast">')
    expect(html).toContain('value="vocational-a-fifth-fewer-leave" checked=""')
    expect(html).not.toContain('value="general-a-fifth-fewer-leave" checked')
    expect(html).not.toContain('_token')
    expect(html).toContain('chart-course-other')
    expect(view('en')).not.toContain('chart-course-other')
  })

  test('warns where much rests on few', () => {
    const small = makeForecast(
      { ...input, transitions: drawnRegister(1, 0.02) },
      { ...usualSettings, runs: 5 },
    )
    expect(view('da', { forecast: small })).toContain('Så er båndet for smalt')
    expect(view('da')).not.toContain('Så er båndet for smalt')
  })
})

test('its words are easy to read (LIX at most 40)', () => {
  const words = Object.values(da).map((message) => message.replaceAll(/\{[^{}]*\}/g, 'x'))
  expect(lix(words.join('\n'))).toBeLessThanOrEqual(40)
})
