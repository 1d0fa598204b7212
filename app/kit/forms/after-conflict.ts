import type { ShouldRevalidateFunction } from '@remix-run/react'

/**
 * For a page whose form meets what somebody else saved (409): what is saved now is loaded again, so that it stands beside
 * what was typed and the next sending knows it. The framework loads nothing anew after an answer that refuses.
 */
export const reloadAfterConflict: ShouldRevalidateFunction = ({ actionStatus, defaultShouldRevalidate }) =>
  actionStatus === 409 || defaultShouldRevalidate
