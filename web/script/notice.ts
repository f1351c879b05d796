// One line above the business, read out once; it never takes the focus and never moves what is being read.
const kId = "notice";

export function notice(text: string, act?: { label: string; run: () => void }): void {
  const line = document.getElementById(kId) ?? make();
  line.replaceChildren();
  const words = document.createElement("span");
  words.textContent = text;
  line.append(words);
  if (act) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button plain";
    button.textContent = act.label;
    button.addEventListener("click", act.run);
    line.append(button);
  }
}

function make(): HTMLElement {
  const line = document.createElement("div");
  line.id = kId;
  line.className = "notice";
  line.setAttribute("role", "status");
  document.querySelector("main")?.before(line);
  return line;
}
