/** What an address asks as its page has it: what the framework adds for itself is no part. */
export function ownSearch(url: URL): URLSearchParams {
  const asked = new URLSearchParams(url.search)
  for (const own of ['_routes', 'index']) asked.delete(own)
  return asked
}
