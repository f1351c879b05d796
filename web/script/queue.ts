// Answers given without a network are kept on this device and sent when it is back.  The form carries the act's
// id, so that sending one twice makes one entry.  Kept: only what the form would have sent, until it is sent.
import { notice } from "./notice";
import { say } from "./words";

interface Kept {
  readonly path: string;
  readonly fields: string; // application/x-www-form-urlencoded
}

const kKey = "plenary-answers";
const kMost = 200;

function read(): Kept[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(kKey) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isKept) : [];
  } catch {
    return [];
  }
}

function isKept(value: unknown): value is Kept {
  const one = value as Partial<Kept> | null;
  return typeof one === "object" && one !== null && typeof one.path === "string" && typeof one.fields === "string";
}

// False where the device keeps nothing (private window, no room left).
function write(kept: readonly Kept[]): boolean {
  try {
    localStorage.setItem(kKey, JSON.stringify(kept.slice(-kMost)));
    return true;
  } catch {
    return false;
  }
}

// "sent" also for an act the server refused: it answered, and asking again would not change that.
async function send(one: Kept): Promise<boolean> {
  try {
    const answer = await fetch(one.path, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: one.fields,
      credentials: "same-origin",
      redirect: "manual",
    });
    return answer.status !== 429 && answer.status !== 503;
  } catch {
    return false;
  }
}

async function sendAll(): Promise<void> {
  const kept = read();
  if (kept.length === 0) return;
  const left: Kept[] = [];
  for (const one of kept) if (!(await send(one))) left.push(one);
  write(left);
  if (left.length === 0) notice(say("sent"));
}

function fieldsOf(form: HTMLFormElement, submitter: HTMLElement | null): string {
  const data = new URLSearchParams();
  new FormData(form).forEach((value, name) => {
    if (typeof value === "string") data.append(name, value);
  });
  if (submitter instanceof HTMLButtonElement && submitter.name) data.append(submitter.name, submitter.value);
  return data.toString();
}

export function keepAnswers(): void {
  addEventListener("online", () => void sendAll());
  if (navigator.onLine) void sendAll();
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-answers=queue]")) {
    form.addEventListener("submit", (event) => {
      if (navigator.onLine) return; // the browser sends it as always
      const one: Kept = { path: form.action, fields: fieldsOf(form, event.submitter) };
      if (!write([...read(), one])) return;
      event.preventDefault();
      notice(say("queued"));
    });
  }
}
