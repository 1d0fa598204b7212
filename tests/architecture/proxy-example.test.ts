import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const example = readFileSync('docs/deploy/nginx.conf', 'utf8').replace(/^\s*#.*$/gm, '')
const respondents =
  /location ~\* \^\/\(r\|ayuda\|anonimato\|privacidad\)\(\/\|\\\.data\|\$\) \{([^}]*)\}/.exec(example)?.[1] ?? ''

test('the proxy example keeps no log of whoever answers and passes no address of theirs on', () => {
  expect(respondents).toMatch(/access_log off;/)
  expect(respondents).toMatch(/error_log \/dev\/null/)
  expect(respondents).toMatch(/X-Forwarded-For ""/)
  expect(respondents).toMatch(/proxy_request_buffering off;/)
  expect(example).toContain('"~*^/(r|ayuda|anonimato|privacidad)(/|\\.data|$)" 0;')
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
