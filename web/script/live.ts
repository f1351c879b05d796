// A matter that changes says so and waits to be shown: the page under the reader's eyes stays as it is.
import { notice } from "./notice";
import { say } from "./words";

export function noticeChanges(): void {
  const path = document.body.dataset["events"];
  if (!path || typeof EventSource === "undefined") return;
  const events = new EventSource(path);
  const changed = (): void => {
    events.close();
    notice(say("changed"), { label: say("show"), run: () => location.reload() });
  };
  events.addEventListener("entry", changed);
  addEventListener("pagehide", () => events.close());
}
