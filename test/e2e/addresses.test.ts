import { describe, expect, inject, it } from 'vitest'
import { languages } from '../../src/platform/text/language.ts'
import { registeredPages } from '../support/registry.ts'
import { addresses, allOfKind } from './addresses.ts'

const base = inject('demonstration')

describe('the list of addresses', () => {
  it('names every registered page, and none that is gone', async () => {
    const registered = (await registeredPages()).filter(({ method }) => method === 'GET').map(({ id }) => id)
    expect(Object.keys(addresses).sort()).toEqual(registered.sort())
  })
})

describe('a file', () => {
  it.each(allOfKind('file'))('$name comes as what it is', async ({ seen }) => {
    for (const language of languages) {
      const response = await fetch(base + seen.path[language])
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toContain(seen.type)
      expect((await response.text()).length).toBeGreaterThan(20)
    }
  })
})
