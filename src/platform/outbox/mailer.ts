import { createTransport } from 'nodemailer'
import type { Options } from 'nodemailer/lib/mailer/index.js'
import type { Language } from '../text/language.ts'

export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly language: Language
  /** Between angle brackets, as it stands in the header. */
  readonly messageId: string
  /** A time for the receiver's calendar, beside the words. */
  readonly calendar?: { readonly method: 'REQUEST' | 'CANCEL'; readonly file: string }
}

/** A way out for mail. Returns when the next server has taken it over; `kept` is the mail where it only stays here. */
export interface Mailer {
  /** The host name in our Message-IDs. */
  readonly domain: string
  /** The address that mail comes from, and in whose name times are sent. */
  readonly from: string
  /** @throws MailRefused */
  send(mail: Mail): Promise<{ readonly kept: string | null }>
}

export class MailRefused extends Error {
  /** A word or a number, never what the server wrote: that may repeat addresses. */
  readonly code: string
  /** The server will not take this mail tomorrow either. */
  readonly final: boolean

  constructor(code: string, final: boolean) {
    super(`the mail server refused: ${code}`)
    this.name = 'MailRefused'
    this.code = code
    this.final = final
  }
}

/** One address, and nothing by which a second one or a header could come along (trust requirement T-41). */
export const isOneAddress = (text: string): boolean =>
  text.length <= 254 &&
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+$/.test(text)

const lines = /[\p{Cc}\u2028\u2029]+/gu

const messageOf = (from: string, mail: Mail): Options => {
  if (!isOneAddress(mail.to)) throw new MailRefused('not an address', true)
  return {
    // As objects, so that no part of a name or an address is read as a list of addresses.
    from: { name: '', address: from },
    to: { name: '', address: mail.to },
    subject: mail.subject.replaceAll(lines, ' '),
    text: mail.text,
    messageId: mail.messageId.replaceAll(lines, ''),
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': mail.language },
    ...(mail.calendar ? { icalEvent: { method: mail.calendar.method, content: mail.calendar.file } } : {}),
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

const domainOf = (from: string): string => from.slice(from.lastIndexOf('@') + 1)

/** Sends by SMTP. Outside this machine only with TLS: the address alone tells who is in touch with the municipality. */
export function smtpMailer(url: URL, from: string): Mailer {
  const secure = url.protocol === 'smtps:'
  const here = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  const transport = createTransport({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && !here,
    ignoreTLS: here && !secure,
    ...(url.username
      ? { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }
      : {}),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
  })
  return {
    domain: domainOf(from),
    from,
    async send(mail) {
      try {
        await transport.sendMail(messageOf(from, mail))
        return { kept: null }
      } catch (error) {
        throw refusalOf(error)
      }
    },
  }
}

/** Makes the mail and keeps it: the demonstration shows what would go out, and lets nothing out. */
export function keepingMailer(from: string): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' })
  return {
    domain: domainOf(from),
    from,
    async send(mail) {
      const { message } = await transport.sendMail(messageOf(from, mail))
      return { kept: message.toString() }
    },
  }
}

function refusalOf(error: unknown): MailRefused {
  if (error instanceof MailRefused) return error
  const { responseCode, code } = Object(error) as { readonly responseCode?: unknown; readonly code?: unknown }
  if (typeof responseCode === 'number')
    return new MailRefused(String(responseCode), responseCode >= 500 && code !== 'EAUTH')
  return new MailRefused(typeof code === 'string' && /^[A-Z_]{1,40}$/.test(code) ? code : 'no answer', false)
}
