/** The properties of an iCalendar file of one event, read strictly by RFC 5545; parameters are left aside. */
export interface ReadCalendar {
  readonly calendar: Readonly<Record<string, string>>
  readonly event: Readonly<Record<string, string>>
}

const once = {
  calendar: ['VERSION', 'PRODID', 'METHOD'],
  event: ['UID', 'DTSTAMP', 'DTSTART', 'DTEND', 'SEQUENCE', 'SUMMARY', 'STATUS'],
} as const

/** @throws Error for whatever the standard does not allow */
export function readCalendar(file: string): ReadCalendar {
  if (!file.endsWith('\r\n')) throw new Error('the last line has no end')
  const physical = file.slice(0, -2).split('\r\n')
  for (const line of physical) {
    if (Buffer.byteLength(line) > 75) throw new Error(`more than 75 octets: ${line}`)
    if (/[\r\n]/.test(line)) throw new Error('a line ends with CR and LF, and with nothing else')
    if (line !== Buffer.from(line).toString()) throw new Error('a character is cut in two')
  }
  // Unfolding: an end of line that a space follows is none (3.1).
  const lines = physical.join('\r\n').replaceAll('\r\n ', '').split('\r\n')
  const open: string[] = []
  const calendar: Record<string, string> = {}
  const event: Record<string, string> = {}
  for (const line of lines) {
    const parsed = /^([A-Z-]+)((?:;[A-Z-]+=[^;:",]+)*):(.*)$/su.exec(line)
    if (!parsed) throw new Error(`no content line: ${line}`)
    const [, name = '', , value = ''] = parsed
    if (name === 'BEGIN') open.push(value)
    else if (name === 'END') {
      if (open.pop() !== value) throw new Error(`${value} ends and was not begun`)
    } else {
      const into = open.at(-1) === 'VEVENT' ? event : calendar
      if (Object.hasOwn(into, name)) throw new Error(`${name} stands twice`)
      into[name] = unescaped(value)
    }
  }
  if (open.length > 0) throw new Error(`${open.join(', ')} does not end`)
  for (const name of once.calendar) if (!(name in calendar)) throw new Error(`no ${name}`)
  for (const name of once.event) if (!(name in event)) throw new Error(`no ${name}`)
  return { calendar, event }
}

function unescaped(value: string): string {
  if (/(?:^|[^\\])(?:\\\\)*\\(?![\\;,nN])/u.test(value)) throw new Error(`an escape that is none: ${value}`)
  return value.replaceAll(/\\([\\;,nN])/g, (_, one: string) => (one === 'n' || one === 'N' ? '\n' : one))
}
