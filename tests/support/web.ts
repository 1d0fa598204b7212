/** A page or its data without what is drawn by chance for each answer: the nonce of its scripts and its form ids. */
export function withoutChance(text: string): string {
  return text
    .replace(/nonce="[^"]*"|name="(?:envio|formulario|de)" value="[^"]*"/g, '')
    .replace(/(\\?"(?:nonce|formId|owner)\\?",\\?")[^"\\]*/g, '$1')
}

/**
 * A visitor without a script: follows nothing by herself, keeps cookies as a browser does.
 * @param more headers that a proxy adds.
 */
export function createWeb(origin: string, start = '', more: Readonly<Record<string, string>> = {}) {
  let jar = new Map(
    start
      .split('; ')
      .filter(Boolean)
      .map((pair) => [pair.split('=')[0] ?? '', pair]),
  )
  const keep = (answer: Response): Response => {
    for (const cookie of answer.headers.getSetCookie()) {
      const pair = cookie.split(';')[0] ?? ''
      const name = pair.split('=')[0] ?? ''
      if (/max-age=0/i.test(cookie) || pair.endsWith('=')) jar.delete(name)
      else jar.set(name, pair)
    }
    return answer
  }
  const cookie = () => [...jar.values()].join('; ')
  const get = async (path: string) =>
    keep(await fetch(origin + path, { redirect: 'manual', headers: { ...more, cookie: cookie() } }))
  return {
    cookie,
    forget: () => void (jar = new Map()),
    get,
    /** The page to which the answer to a form leads. */
    pageAfter: async (answer: Response) => (await get(answer.headers.get('location') ?? '/')).text(),
    post: async (path: string, form: Record<string, string> | [string, string][]) =>
      keep(
        await fetch(origin + path, {
          method: 'POST',
          redirect: 'manual',
          body: new URLSearchParams(form),
          headers: { ...more, origin, cookie: cookie(), 'content-type': 'application/x-www-form-urlencoded' },
        }),
      ),
  }
}
