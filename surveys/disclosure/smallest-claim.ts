/**
 * Smallest change, in points, that is called one: the same as for a *brecha*. It stands apart from what works out a
 * change: the words of a page need it in the browser, the quantiles of Student's t are 50 KB.
 */
export const SMALLEST_CLAIM = 5
