import { createHash } from 'node:crypto'
import { expect } from 'vitest'

/** The address by which the framework asks for the data of a page. */
export function dataAddress(address: string): string {
  const [path = '', query] = address.split('?')
  return `${path === '/' ? '/_root' : path}.data${query ? `?${query}` : ''}`
}

/** What a data request answers, said as its page says it: a redirect travels inside an answer of its own. */
export function statusOfData(status: number, text: string): number {
  if (status !== 202) return status
  return Number(/"redirect","[^"]*","status",(\d{3})/.exec(text)?.[1] ?? 0)
}

const PERMISSIONS = 'camera=(), geolocation=(), microphone=(), browsing-topics=()'

/** The styles that stand in a page. */
export function stylesIn(html: string): string[] {
  return [...html.matchAll(/<style[^>]*>(.*?)<\/style>/gs)].map(([, style = '']) => style)
}

/** How a policy names a style that it lets in. */
const sourceOf = (style: string) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`

/** Holds what every answer of ours must say to a browser, whatever it is about. */
export async function expectProtected(answer: Response, what: string): Promise<void> {
  const policy = answer.headers.get('content-security-policy') ?? ''
  expect(policy, what).toMatch(/script-src 'self'/)
  expect(policy, what).not.toMatch(/unsafe-inline/)
  expect(policy, what).toMatch(/frame-ancestors 'none'/)
  expect(answer.headers.get('x-content-type-options'), what).toBe('nosniff')
  expect(answer.headers.get('referrer-policy'), what).toBe('same-origin')
  expect(answer.headers.get('permissions-policy'), what).toBe(PERMISSIONS)
  expect(answer.headers.get('cross-origin-opener-policy'), what).toBe('same-origin')
  const text = await answer.text()
  if (!answer.headers.get('content-type')?.startsWith('text/html')) return
  expect(text.includes(' style='), what).toBe(false)
  for (const style of stylesIn(text)) expect(policy, what).toContain(sourceOf(style))
}
