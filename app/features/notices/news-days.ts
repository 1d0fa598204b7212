/** Days for which something is still news: a server that stood still for a while tells of it afterwards. */
export const NEWS_DAYS = 7
/** Days before the term of an action, a report or a sheet from which it is told. */
export const DUE_DAYS = 14
