// A refused act or a list of problems takes the focus when the page opens, so that it is read first.
export function focusWhatWentWrong(): void {
  if (location.hash) return; // the reader asked for another place
  const first = document.querySelector<HTMLElement>('main [role="alert"]');
  first?.focus({ preventScroll: false });
}
