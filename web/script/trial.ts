// "Would this pass?": a slider beside each number, and the answer while it is moved.  Without script a button asks.
const kSteps = 100;

export function offerSliders(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-trial]");
  const answer = form && document.getElementById(form.dataset["trial"] ?? "");
  if (!form || !answer) return;
  const ask = later(() => void show(form, answer));
  for (const number of form.querySelectorAll<HTMLInputElement>("input[data-slider]")) {
    number.after(sliderOf(number, most(form), ask));
    number.addEventListener("input", ask);
  }
}

// The greatest number in the form, or a round one: as far as a slider goes.
function most(form: HTMLFormElement): number {
  const numbers = [...form.querySelectorAll<HTMLInputElement>("input[data-slider]")].map((one) => Number(one.value));
  return Math.max(kSteps, ...numbers.filter(Number.isFinite));
}

function sliderOf(number: HTMLInputElement, upTo: number, ask: () => void): HTMLInputElement {
  const slider = document.createElement("input");
  slider.type = "range";
  slider.max = String(upTo);
  slider.value = number.value || "0";
  slider.setAttribute("aria-label", number.dataset["slider"] ?? "");
  slider.addEventListener("input", () => {
    number.value = slider.value;
    ask();
  });
  number.addEventListener("input", () => (slider.value = number.value || "0"));
  return slider;
}

// Once the hand rests; an answer that comes after a newer question is not shown.
function later(run: () => void): () => void {
  let waiting = 0;
  return () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(run, 250);
  };
}

let asked = 0;
async function show(form: HTMLFormElement, answer: HTMLElement): Promise<void> {
  const mine = ++asked;
  const query = new URLSearchParams([...new FormData(form)].map(([name, text]) => [name, String(text)]));
  const page = await fetch(`${location.pathname}?${query}`).then((got) => (got.ok ? got.text() : ""), () => "");
  const fresh = new DOMParser().parseFromString(page, "text/html").getElementById(answer.id);
  if (mine === asked && fresh) answer.replaceChildren(...fresh.childNodes);
}
