import { describe, expect, it } from 'vitest'
import { TooLarge } from './errors.ts'
import { readForm } from './form-body.ts'

const post = (body: string | URLSearchParams | ReadableStream): Request =>
  new Request('http://aalborg.test/lead', { method: 'POST', body, duplex: 'half' })

describe('a form', () => {
  it('keeps what was typed, with one kind of line end, and its own two fields apart', async () => {
    const body = new URLSearchParams({ title: 'Æble & pære', text: 'en\r\nto', _token: 't', _once: 'o' })
    expect(await readForm(post(body))).toEqual({
      fields: { title: 'Æble & pære', text: 'en\nto' },
      token: 't',
      once: 'o',
    })
  })

  it('gives several values of one name a line each', async () => {
    expect((await readForm(post('theme=1&theme=3'))).fields).toEqual({ theme: '1\n3' })
  })

  it('takes names that every object has as mere names', async () => {
    const { fields } = await readForm(post('__proto__=1&constructor=2&toString=3&__proto__=4'))
    expect(Object.entries(fields)).toEqual([
      ['__proto__', '1\n4'],
      ['constructor', '2'],
      ['toString', '3'],
    ])
    expect(Object.getPrototypeOf(fields)).toBe(Object.prototype)
  })

  it('is refused when it is too large, also when it does not say how large it is', async () => {
    await expect(readForm(post(`text=${'x'.repeat(300_000)}`))).rejects.toThrow(TooLarge)
    let sent = 0
    const endless = new ReadableStream({
      pull: (controller) => {
        sent += 65_536
        controller.enqueue(new Uint8Array(65_536).fill(120))
      },
    })
    await expect(readForm(post(endless))).rejects.toThrow(TooLarge)
    expect(sent).toBeLessThan(1_000_000)
  })

  it('is refused when it has more fields than any of ours', async () => {
    const fields = Array.from({ length: 201 }, (_, index) => `f${index}=x`)
    await expect(readForm(post(fields.join('&')))).rejects.toThrow(TooLarge)
  })

  it('is refused when one field holds more than 10 KB, unless its page takes long texts', async () => {
    const long = `text=${'x'.repeat(10_300)}`
    await expect(readForm(post(long))).rejects.toThrow(TooLarge)
    await expect(readForm(post(`a=${'x'.repeat(6_000)}&a=${'x'.repeat(6_000)}`))).rejects.toThrow(TooLarge)
    expect((await readForm(post(long), true)).fields.text).toHaveLength(10_300)
    await expect(readForm(post(`text=${'x'.repeat(66_000)}`), true)).rejects.toThrow(TooLarge)
  })

  it('takes a name for a name, whatever it would mean elsewhere', async () => {
    const { fields } = await readForm(post('a[b][c]=1&__proto__=x&constructor=y&a.b=2'))
    expect(Object.entries(fields)).toEqual([
      ['a[b][c]', '1'],
      ['__proto__', 'x'],
      ['constructor', 'y'],
      ['a.b', '2'],
    ])
    expect(Object.getPrototypeOf(fields)).toBe(Object.prototype)
  })
})
