// Keys 1, 2, 3 answer the card.  Never while typing, and never with a modifier that means something else.
function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input:not([type=checkbox]), textarea, select") !== null;
}

export function listenForKeys(root: Document): void {
  root.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || typing(event.target)) return;
    if (!/^[1-9]$/.test(event.key)) return;
    root.querySelector<HTMLButtonElement>(`button[data-key="${event.key}"]`)?.click();
  });
}
