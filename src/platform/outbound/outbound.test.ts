import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { isOutside } from './inside.ts'
import { OutboundFailed, type OutboundOptions, outboundWith } from './outbound.ts'

let inside: Server
let port: number
let connections = 0
let asked: string[] = []
let answer: (request: IncomingMessage, response: ServerResponse) => void

beforeAll(async () => {
  inside = createServer((request, response) => {
    asked.push(request.url ?? '')
    answer(request, response)
  })
  inside.on('connection', () => {
    connections += 1
  })
  await new Promise<void>((listening) => inside.listen(0, '::', listening))
  const address = inside.address()
  port = typeof address === 'object' && address ? address.port : 0
})
afterAll(() => {
  inside.closeAllConnections()
  inside.close()
})
beforeEach(() => {
  connections = 0
  asked = []
  answer = (_, response) => response.end('inside')
})

/** The fault that comes back, where every host is on the list: only the address stands in the way. */
async function faultOf(url: string, options: Partial<OutboundOptions> = {}): Promise<string> {
  const hosts = URL.canParse(url) ? [new URL(url).host] : []
  try {
    await outboundWith({ hosts, deadlineMilliseconds: 2_000, ...options })(url)
    return 'answered'
  } catch (error) {
    return error instanceof OutboundFailed ? `${error.fault} ${error.code}` : String(error)
  }
}

const forms = [
  '127.0.0.1',
  '127.1',
  '127.0.1',
  '2130706433',
  '0x7f000001',
  '0x7f.0.0.1',
  '0177.0.0.1',
  '017700000001',
  '127.0.0.1.',
  '0',
  '0.0.0.0',
  '0x0',
  '127.255.255.254',
  '１２７.０.０.１',
  '①②⑦.0.0.1',
  '10.0.0.1',
  '10.255.255.255',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '0xa9fea9fe',
  '2852039166',
  '100.64.0.1',
  '100.127.255.255',
  '192.0.0.1',
  '198.18.0.1',
  '224.0.0.1',
  '239.255.255.255',
  '240.0.0.1',
  '255.255.255.255',
  '[::]',
  '[::1]',
  '[0:0:0:0:0:0:0:1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::127.0.0.1]',
  '[64:ff9b::7f00:1]',
  '[2002:7f00:1::]',
  '[2001:0:7f00:1::]',
  '[fc00::1]',
  '[fd12:3456::1]',
  '[fe80::1]',
  '[fec0::1]',
  '[ff02::1]',
  '[100::1]',
  '[2001:db8::1]',
]

describe('an address inside', () => {
  it.each(forms)('is not asked, written as %s', async (form) => {
    expect(await faultOf(`https://${form}:${port}/`)).toBe('refused INSIDE')
    expect(connections).toBe(0)
  })

  it('is not asked by a name that leads there, also as one of several', async () => {
    const url = `https://provider.example:${port}/`
    for (const addresses of [
      ['127.0.0.1'],
      ['8.8.8.8', '10.0.0.1'],
      ['::ffff:127.0.0.1'],
      ['::1'],
      ['fe80::1%eth0'],
    ])
      expect(await faultOf(url, { resolve: async () => addresses })).toBe('refused INSIDE')
    expect(await faultOf(`https://localhost:${port}/`)).toBe('refused INSIDE')
    expect(connections).toBe(0)
  })

  it('is not reached by a name that means something else the second time (DNS rebinding)', async () => {
    let times = 0
    const resolve = async () => {
      times += 1
      return [times === 1 ? '8.8.8.8' : '127.0.0.1']
    }
    const fault = await faultOf(`https://provider.example:${port}/`, { resolve, deadlineMilliseconds: 300 })
    expect(fault).toMatch(/^away/)
    expect(times).toBe(1)
    expect(connections).toBe(0)
  })

  it.each(['8.8.8.8', '185.199.108.153', '100.128.0.1', '172.32.0.1', '2a00:1450:4001::1', '::ffff:8.8.8.8'])(
    'is not taken for one outside, and %s not for one inside',
    (address) => {
      expect(isOutside(address)).toBe(true)
    },
  )
})

describe('what is no address to ask', () => {
  it.each([
    ['http://example.org/', 'refused PROTOCOL'],
    ['ftp://example.org/', 'refused PROTOCOL'],
    ['file:///etc/passwd', 'refused PROTOCOL'],
    ['data:text/plain,x', 'refused PROTOCOL'],
    ['https://user:pass@example.org/', 'refused CREDENTIALS'],
    ['rubbish', 'refused ADDRESS'],
  ])('%s', async (url, fault) => {
    expect(await faultOf(url)).toBe(fault)
  })

  it.each([
    'https://other.example/',
    'https://login.example.evil.example/',
    'https://login.example:8443/',
    'https://login.example%2eevil.example/',
    'https://evil.example/login.example',
    'https://evil.example#login.example',
  ])('%s, which is not on the list', async (url) => {
    expect(await faultOf(url, { hosts: ['login.example'] })).toBe('refused HOST')
  })
})

describe('the demonstration’s provider on this machine', () => {
  const here = (path = '/', options: Partial<OutboundOptions> = {}) =>
    outboundWith({ hosts: [`127.0.0.1:${port}`], thisMachine: true, deadlineMilliseconds: 500, ...options })(
      `http://127.0.0.1:${port}${path}`,
    )

  it('is asked over http, with what was given', async () => {
    answer = (request, response) => {
      request.on('data', (piece) => response.writeHead(201, { 'x-was': request.headers['x-a'] }).end(piece))
    }
    const outbound = outboundWith({ hosts: [`localhost:${port}`], thisMachine: true })
    const body = new URLSearchParams({ a: '1' })
    const response = await outbound(`http://localhost:${port}/t`, {
      method: 'POST',
      headers: { 'x-a': 'b' },
      body,
    })
    expect([response.status, response.headers.get('x-was'), await response.text()]).toEqual([201, 'b', 'a=1'])
  })

  it('is asked at the address that the name led to, whatever it leads to later', async () => {
    let times = 0
    const resolve = async () => {
      times += 1
      return [times === 1 ? '127.0.0.1' : '10.0.0.1']
    }
    const outbound = outboundWith({ hosts: [`idp.test:${port}`], thisMachine: true, resolve })
    expect(await (await outbound(`http://idp.test:${port}/`)).text()).toBe('inside')
    expect(times).toBe(1)
  })

  it('opens nothing else inside, and no http to the outside', async () => {
    const options = { thisMachine: true, resolve: async () => ['8.8.8.8'] }
    expect(await faultOf('http://169.254.169.254/', options)).toBe('refused INSIDE')
    expect(await faultOf('https://10.0.0.1/', options)).toBe('refused INSIDE')
    expect(await faultOf('http://provider.example/', options)).toBe('refused INSIDE')
  })

  it('that leads elsewhere is not followed', async () => {
    answer = (_, response) => response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end()
    const response = await here('/first')
    expect(response.status).toBe(302)
    expect(asked).toEqual(['/first'])
  })

  it('that lets its answer drip is left after a while', async () => {
    answer = (_, response) => {
      response.writeHead(200)
      const drip = setInterval(() => response.write('x'), 20)
      response.on('close', () => clearInterval(drip))
    }
    await expect(here()).rejects.toMatchObject({ fault: 'away' })
    answer = () => {}
    await expect(here()).rejects.toMatchObject({ fault: 'away' })
  })

  it('that says too much is cut off, announced or not', async () => {
    answer = (_, response) => response.end('x'.repeat(1024 * 1024 + 1))
    await expect(here()).rejects.toMatchObject({ fault: 'tooLarge' })
    answer = (_, response) => {
      const more = () => {
        while (response.write('x'.repeat(65_536)));
      }
      response.on('drain', more)
      more()
    }
    await expect(here('/', { deadlineMilliseconds: 5_000 })).rejects.toMatchObject({ fault: 'tooLarge' })
    answer = (_, response) => response.end('x'.repeat(1024 * 1024))
    expect((await (await here()).arrayBuffer()).byteLength).toBe(1024 * 1024)
  })
})
