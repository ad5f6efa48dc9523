import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { smtpReceiver } from '../../../test/support/smtp-receiver.ts'
import { lix } from '../text/lix.ts'
import { mailKinds, mailText } from './mail-text.ts'
import { isOneAddress, keepingMailer, type Mail, MailRefused, smtpMailer } from './mailer.ts'
import { da } from './text.da.ts'

const mail: Mail = {
  to: 'emil@example.dk',
  subject: 'Der er nyt til dig',
  text: 'Log ind',
  language: 'da',
  messageId: '<1@example.dk>',
}
const tricks = [
  '\r\nBcc: all@example.dk',
  '\nBcc: all@example.dk',
  '\rBcc: all@example.dk',
  '\u2028Bcc: all@example.dk',
  '\0',
  ', all@example.dk',
  ' <all@example.dk>',
  ';all@example.dk',
]

const headersOf = (raw: string) =>
  raw
    .replaceAll('\r\n', '\n')
    .split('\n\n')[0]
    ?.split(/\n(?!\s)/) ?? []
const names = (raw: string) => headersOf(raw).map((line) => line.slice(0, line.indexOf(':')))
const plain = [
  'From',
  'To',
  'Subject',
  'Message-ID',
  'Content-Transfer-Encoding',
  'Date',
  'MIME-Version',
  'Content-Type',
  'Auto-Submitted',
  'Content-Language',
].sort()

describe('a header', () => {
  it.each(tricks)('cannot be put in with %j in the address: the mail is refused for good', async (trick) => {
    const sent = keepingMailer('a@example.dk').send({ ...mail, to: mail.to + trick })
    await expect(sent).rejects.toMatchObject({ final: true, code: 'not an address' })
    expect(isOneAddress(trick + mail.to)).toBe(false)
  })

  it.each(tricks)('cannot be put in with %j in another field', async (trick) => {
    for (const field of ['subject', 'messageId', 'text'] as const) {
      const { kept } = await keepingMailer('a@example.dk').send({ ...mail, [field]: mail[field] + trick })
      expect(names(kept ?? '').sort()).toEqual(plain)
    }
  })

  it('cannot be put in with any text', async () => {
    const any = fc.string({ unit: 'binary', maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(any, any, async (subject, text) => {
        const { kept } = await keepingMailer('a@example.dk').send({ ...mail, subject, text })
        const found = names(kept ?? '').sort()
        expect(found.filter((name) => !plain.includes(name))).toEqual([])
        expect(kept).not.toMatch(/^Bcc:/m)
      }),
      { numRuns: 200 },
    )
  })
})

describe('a mail', () => {
  it('over the wire is as it was written, with its Danish letters', async () => {
    const receiver = await smtpReceiver()
    await smtpMailer(new URL(receiver.url), 'a@example.dk').send({
      ...mail,
      subject: 'Nyt på Ærø',
      text: '.\nLæs',
    })
    expect(receiver.mails[0]?.raw).toContain('Subject: =?UTF-8?')
    expect(receiver.mails[0]?.raw).toMatch(/L=C3=A6s|TMOmcw/)
  })

  it('goes to another machine only with TLS', async () => {
    const receiver = await smtpReceiver()
    const url = new URL(receiver.url)
    url.hostname = '127.0.0.2'
    const sent = smtpMailer(url, 'a@example.dk').send(mail)
    await expect(sent).rejects.toBeInstanceOf(MailRefused)
    expect(receiver.mails).toEqual([])
  })

  it.each(mailKinds)('of the kind %s says nothing but that there is news, and is easy to read', (kind) => {
    const municipality = { code: '851', name: 'Aalborg', schema: 'm_851', hosts: [] }
    for (const language of ['da', 'en'] as const) {
      const { subject, text } = mailText(kind, language, municipality, 'https://unge.example.dk')
      expect(subject).not.toMatch(/[\r\n{}]/)
      expect(text).toContain('https://unge.example.dk/')
      expect(text).not.toMatch(/[{}]/)
    }
    expect(lix(Object.values(da).join('\n'))).toBeLessThanOrEqual(30)
  })
})
