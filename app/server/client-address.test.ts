import { expect, test } from 'vitest'
import { clientAddress } from './client-address.ts'

const PROXY = ['10.0.0.5', '10.0.0.6']

test.each([
  ['a direct visitor is the socket, whatever she writes', '203.0.113.9', '198.51.100.1', '203.0.113.9'],
  ['an IPv4 address in an IPv6 socket is written as IPv4', '::ffff:203.0.113.9', undefined, '203.0.113.9'],
  ['a proxy is believed', '10.0.0.5', '203.0.113.9', '203.0.113.9'],
  [
    'what a visitor wrote before the proxy added her own does not count',
    '::ffff:10.0.0.5',
    '198.51.100.1, 203.0.113.9',
    '203.0.113.9',
  ],
  ['a chain of proxies is walked from its end', '10.0.0.5', '198.51.100.1, 203.0.113.9, 10.0.0.6', '203.0.113.9'],
  ['a proxy that says nothing stands for itself', '10.0.0.5', undefined, '10.0.0.5'],
  ['what is no address is not believed', '10.0.0.5', '203.0.113.9, nobody', '10.0.0.5'],
])('%s', (_title, socket, forwarded, expected) => {
  expect(clientAddress(socket, forwarded, PROXY)).toBe(expected)
})

test('without a configured proxy the header is never read', () => {
  expect(clientAddress('127.0.0.1', '203.0.113.9', [])).toBe('127.0.0.1')
})
