import type { IncomingMessage } from 'node:http'
import { beforeEach, expect, test, vi } from 'vitest'
import { CLIENT_ADDRESS_HEADER } from '#app/door/visitor.ts'
import { log } from './log.ts'
import { clientOf, trustedClientAddress } from './trusted-client.ts'

const told = vi.spyOn(log, 'error').mockImplementation(() => undefined)
beforeEach(() => void told.mockClear())

const PROXY = ['10.0.0.5', '10.0.0.6']

function asked(remoteAddress: string | undefined, forwarded: string | undefined): IncomingMessage {
  const headers = {
    [CLIENT_ADDRESS_HEADER]: '192.0.2.66',
    ...(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }),
  }
  return { headers, socket: { remoteAddress } } as unknown as IncomingMessage
}

/** Whom our own programs are told that a request came from. */
function toldOf(proxies: readonly string[], remoteAddress: string | undefined, forwarded: string | undefined) {
  const request = asked(remoteAddress, forwarded)
  trustedClientAddress(proxies)(request)
  return clientOf(request)
}

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
  ['a socket that is gone is nobody', undefined, '203.0.113.9', 'unknown'],
])('%s', (_title, socket, forwarded, expected) => {
  expect(toldOf(PROXY, socket, forwarded)).toBe(expected)
})

test.each([
  ['a network of IPv4', ['10.0.0.0/24'], '10.0.0.77', '203.0.113.9', '203.0.113.9'],
  ['its neighbour is none', ['10.0.0.0/24'], '10.0.1.77', '203.0.113.9', '10.0.1.77'],
  ['an IPv4 network through an IPv6 socket', ['10.0.0.0/24'], '::ffff:10.0.0.77', '203.0.113.9', '203.0.113.9'],
  ['a network of IPv6', ['fd00:1::/32'], 'fd00:1::5', '2001:db8::9', '2001:db8::9'],
  ['its neighbour of IPv6', ['fd00:1::/32'], 'fd00:2::5', '2001:db8::9', 'fd00:2::5'],
  ['a network by its name', ['loopback'], '::1', '203.0.113.9', '203.0.113.9'],
  ['a chain inside a network', ['10.0.0.0/8'], '10.9.9.9', '198.51.100.1, 203.0.113.9, 10.1.1.1', '203.0.113.9'],
  ['who stands inside the network herself', ['10.0.0.0/8'], '10.9.9.9', '10.1.1.1', '10.1.1.1'],
])('%s', (_title, proxies, socket, forwarded, expected) => {
  expect(toldOf(proxies, socket, forwarded)).toBe(expected)
})

test('without a configured proxy the header is never read', () => {
  expect(toldOf([], '127.0.0.1', '203.0.113.9')).toBe('127.0.0.1')
})

test('a proxy that nobody named is told once, and only where proxies are configured', () => {
  const mark = trustedClientAddress(['10.0.0.0/24'])
  mark(asked('10.0.0.7', '203.0.113.9'))
  mark(asked('192.0.2.1', undefined))
  expect(told).not.toHaveBeenCalled()
  mark(asked('10.0.1.7', '203.0.113.9'))
  mark(asked('10.0.1.7', '203.0.113.9'))
  trustedClientAddress([])(asked('10.0.1.7', '203.0.113.9'))
  expect(told).toHaveBeenCalledOnce()
  expect(JSON.stringify(told.mock.calls)).not.toMatch(/203\.0\.113|10\.0\.1/)
})
