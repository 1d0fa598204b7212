/**
 * How many of a sorted row stand before something, by halves.
 * @param count how many there are.
 * @param isBefore whether the one at a place stands before it; true up to some place, and false from there on.
 */
export function placeAmong(count: number, isBefore: (place: number) => boolean): number {
  let [from, until] = [0, count]
  while (from < until) {
    const middle = (from + until) >>> 1
    if (isBefore(middle)) from = middle + 1
    else until = middle
  }
  return from
}
