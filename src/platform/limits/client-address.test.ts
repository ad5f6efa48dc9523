import { describe, expect, it } from 'vitest'
import { addressList } from '../net/address-list.ts'
import { clientAddress, countedAs } from './client-address.ts'

const proxies = addressList(['10.0.0.0/8', 'fd00::/8', '192.0.2.7'])

describe('where somebody comes from', () => {
  it('is the socket, whatever a header says, where no proxy of ours is in between', () => {
    expect(clientAddress('203.0.113.9', undefined, proxies)).toBe('203.0.113.9')
    expect(clientAddress('203.0.113.9', '198.51.100.1', proxies)).toBe('203.0.113.9')
    expect(clientAddress('::ffff:203.0.113.9', '10.0.0.1', proxies)).toBe('203.0.113.9')
  })

  it('is what the last proxy of ours saw, and not what was written further left', () => {
    expect(clientAddress('10.0.0.1', '198.51.100.1', proxies)).toBe('198.51.100.1')
    expect(clientAddress('10.0.0.1', '6.6.6.6, 198.51.100.1', proxies)).toBe('198.51.100.1')
    expect(clientAddress('::ffff:10.0.0.1', '6.6.6.6, 198.51.100.1, 192.0.2.7', proxies)).toBe('198.51.100.1')
    expect(clientAddress('fd00::1', '2001:db8::5', proxies)).toBe('2001:db8::5')
  })

  it.each(['', 'unknown', '"; drop', '198.51.100.1:4711', 'a'.repeat(9000), ','.repeat(9000)])(
    'is the proxy itself where what it says is no address: %j',
    (header) => {
      expect(clientAddress('10.0.0.1', header, proxies)).toBe('10.0.0.1')
    },
  )

  it('is nowhere for a request that came over no socket', () => {
    expect(clientAddress(undefined, '198.51.100.1', proxies)).toBeUndefined()
  })
})

describe('a list of addresses', () => {
  it.each(['10.0.0.0/33', 'localhost', '1.2.3', '10.0.0.0/', '10.0.0.0/8/8', '::/129', '1.2.3.4/-1'])(
    'does not take %j for one',
    (entry) => {
      expect(() => addressList([entry])).toThrow(entry)
    },
  )
})

describe('what is counted as one', () => {
  it('is an IPv4 address, and the network of an IPv6 address however it is written', () => {
    expect(countedAs('203.0.113.9')).toBe('203.0.113.9')
    expect(countedAs('2001:db8:0:0:1:2:3:4')).toBe('2001:db8:0:0::/64')
    expect(countedAs('2001:0DB8::ffff')).toBe('2001:db8:0:0::/64')
    expect(countedAs('::1')).toBe('0:0:0:0::/64')
    expect(countedAs('2001:db8:0:1::1')).not.toBe(countedAs('2001:db8::1'))
  })
})
