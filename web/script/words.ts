// Sentences for scripts: the page carries them as data-say-* of its body, in the reader's language.
export function say(name: "changed" | "show" | "queued" | "sent" | "copy" | "copied"): string {
  return document.body.getAttribute(`data-say-${name}`) ?? "";
}
