import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const withoutNotes = (file: string) => readFileSync(`docs/deploy/${file}`, 'utf8').replace(/^\s*#.*$/gm, '')

const example = withoutNotes('nginx.conf')
const caddy = withoutNotes('Caddyfile')
const apache = withoutNotes('apache.conf')

/** Addresses of whoever answers, asks for help or wonders whether she can be known, as every example writes them. */
const QUIET = String.raw`^/(r|respondent|ayuda|anonimato|privacidad)(/|\.data|$)`
const quiet = new RegExp(QUIET, 'i')

const respondents =
  /location ~\* \^\/\(r\|respondent\|ayuda\|anonimato\|privacidad\)\(\/\|\\\.data\|\$\) \{([^}]*)\}/.exec(
    example,
  )?.[1] ?? ''

test('the proxy example keeps no log of whoever answers and passes no address of theirs on', () => {
  expect(respondents).toMatch(/access_log off;/)
  expect(respondents).toMatch(/error_log \/dev\/null/)
  expect(respondents).toMatch(/X-Forwarded-For ""/)
  expect(respondents).toMatch(/proxy_request_buffering off;/)
  expect(example).toContain('"~*^/(r|respondent|ayuda|anonimato|privacidad)(/|\\.data|$)" 0;')
})

test('what it logs elsewhere has no address and no agent', () => {
  const format = /log_format without_people '([^']*)'/.exec(example)?.[1] ?? ''
  expect(format).toContain('$status')
  expect(format).toContain('$room')
  const rooms = /map \$uri \$room \{([^}]*)\}/.exec(example)?.[1] ?? ''
  expect(rooms.match(/\$\w+/g)).toEqual(['$known'])
  expect(/\?<known>([^)]*)\)/.exec(rooms)?.[1]).toMatch(/^[a-z|]+$/)
  expect(format).not.toMatch(/\$uri|remote_addr|forwarded|user_agent|referer|cookie|args|request_uri|\$request\b/)
})

test('who comes without https is sent on and not noted', () => {
  const plain = /server \{\s*listen 80;[^}]*\}/.exec(example)?.[0] ?? ''
  expect(plain).toMatch(/access_log off;/)
  expect(plain).toMatch(/error_log {2}\/dev\/null crit;/)
  expect(apache).toMatch(/\*:80>[\s\S]*?CustomLog \/dev\/null[\s\S]*?ErrorLog {2}\/dev\/null[\s\S]*?<\/VirtualHost>/)
})

test('Caddy and Apache keep as quiet of the same addresses', () => {
  expect(caddy).toContain(`path_regexp (?i)${QUIET}`)
  expect(caddy).toMatch(/handle @respondent \{\s*reverse_proxy [^{]*\{\$UPSTREAM[^{]*\{\s*header_up -X-Forwarded-For/)
  // Without a `log` of a site Caddy writes no access log; what it writes of failures holds addresses.
  expect(caddy.slice(caddy.indexOf('{$SITE'))).not.toMatch(/^\s*log\b/m)
  expect(caddy).toMatch(/exclude http\.log\.error http\.handlers\.reverse_proxy/)
  expect(apache).toContain(`SetEnvIfNoCase Request_URI "${QUIET}" unlogged`)
  expect(apache).toContain(`<LocationMatch "(?i)${QUIET}">`)
  expect(apache).toMatch(/env=!unlogged/)
  expect(apache).toMatch(/LogLevel {2}crit/)
  const format = /LogFormat "([^"]*)" without_people/.exec(apache)?.[1] ?? ''
  expect(format).toContain('%>s')
  expect(format).not.toMatch(/%[hau]|%U|%r|%q|%f|Referer|User-[Aa]gent|Cookie/)
})

test('what stays unnoted is what the program itself leaves unnoted', () => {
  const own = /UNNOTED_PATH = (.*)$/m.exec(readFileSync('app/server/log.ts', 'utf8'))?.[1] ?? ''
  expect(own).toContain('(r|respondent|ayuda|anonimato|privacidad)')
  for (const path of [
    '/r',
    '/respondent/assets/style.css',
    '/r/ABC123',
    '/R/abc',
    '/ayuda',
    '/anonimato.data',
    '/privacidad',
  ])
    expect(quiet.test(path)).toBe(true)
  for (const path of ['/', '/registros/1', '/restablecer', '/panel']) expect(quiet.test(path)).toBe(false)
})

test('each lets the largest file through to the page that refuses it, does not compress, and names no visitor to trust', () => {
  expect(example).toMatch(/client_max_body_size 25m;/)
  expect(caddy).toMatch(/max_size 25MB/)
  expect(apache).toMatch(/LimitRequestBody 26214400/)
  expect(example).toMatch(/gzip off;/)
  expect(caddy).not.toMatch(/\bencode\b/)
  expect(apache).toMatch(/no-gzip 1/)
  expect(example).not.toContain('proxy_add_x_forwarded_for')
  expect(apache).toMatch(/RequestHeader unset X-Forwarded-For early/)
})

test('figures of the machine are for a watcher on it: no example passes them on', () => {
  expect(example).toMatch(/location = \/metricas \{[^}]*return 404;/)
  expect(caddy).toMatch(/handle \/metricas \{\s*respond 404/)
  expect(apache).toMatch(/<Location "\/metricas">\s*Require all denied/)
})
