import { createServer, type Socket } from 'node:net'

export interface ReceivedMail {
  readonly from: string
  readonly to: readonly string[]
  /** Headers and text as they came over the wire. */
  readonly raw: string
}

/** A mail server on a real socket that does what it is told, and tells what came. */
export interface SmtpReceiver {
  readonly url: string
  readonly mails: ReceivedMail[]
  /** What it answers to the next mails instead of taking them, one after the other: `451 busy`. */
  readonly refusals: string[]
  /** Takes a mail, and hangs up before it says so. */
  hangUpOnce: boolean
  /** How often somebody came. */
  visits: number
}

export async function smtpReceiver(): Promise<SmtpReceiver> {
  const receiver: { -readonly [Key in keyof SmtpReceiver]: SmtpReceiver[Key] } = {
    url: '',
    mails: [],
    refusals: [],
    hangUpOnce: false,
    visits: 0,
  }
  const server = createServer((socket) => {
    receiver.visits += 1
    converse(receiver, socket)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const address = server.address()
  receiver.url = `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  // Whoever started it is not kept from ending by it.
  server.unref()
  return receiver
}

function converse(receiver: SmtpReceiver, socket: Socket): void {
  let waiting = ''
  let body: string | undefined
  let envelope: { from: string; to: string[] } = { from: '', to: [] }
  const say = (line: string) => socket.write(`${line}\r\n`)
  const endOfMail = () => {
    const refusal = receiver.refusals.shift()
    if (refusal) return say(refusal)
    receiver.mails.push({ ...envelope, raw: body ?? '' })
    if (!receiver.hangUpOnce) return say('250 taken')
    receiver.hangUpOnce = false
    return socket.destroy()
  }
  const hear = (line: string) => {
    if (body !== undefined) {
      if (line !== '.') {
        body += `${line.replace(/^\.\./, '.')}\n`
        return
      }
      endOfMail()
      body = undefined
    } else if (/^(EHLO|HELO|RSET|NOOP)\b/i.test(line)) say('250 receiver')
    else if (/^MAIL FROM:/i.test(line)) {
      envelope = { from: line.slice(10), to: [] }
      say('250 ok')
    } else if (/^RCPT TO:/i.test(line)) {
      envelope.to.push(line.slice(8))
      say('250 ok')
    } else if (/^DATA\b/i.test(line)) {
      body = ''
      say('354 go on')
    } else if (/^QUIT\b/i.test(line)) {
      say('221 bye')
      socket.end()
    } else say('502 what?')
  }
  socket.on('error', () => {})
  socket.on('data', (piece) => {
    waiting += piece.toString('utf8')
    for (;;) {
      const end = waiting.indexOf('\r\n')
      if (end < 0) return
      const line = waiting.slice(0, end)
      waiting = waiting.slice(end + 2)
      hear(line)
    }
  })
  say('220 receiver')
}
