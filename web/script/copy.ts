// A button beside each block of code copies it; without a clipboard there is no button.
import { say } from "./words";

export function offerCopies(): void {
  if (!navigator.clipboard) return;
  for (const block of document.querySelectorAll<HTMLElement>("pre.code")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = say("copy");
    const name = block.getAttribute("aria-labelledby");
    if (name) button.setAttribute("aria-describedby", name);
    button.addEventListener("click", () => {
      void navigator.clipboard.writeText(block.textContent ?? "").then(() => {
        button.textContent = say("copied");
      });
    });
    block.after(button);
  }
}
