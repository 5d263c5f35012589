// Offers correspondents as one types in a box with data-completes, the address that knows them
// (ARIA combobox with a list). What is chosen becomes a check box above, as the server draws it;
// with data-leads the choice is gone to instead. Without script the box is a plain field.
const WAIT = 120;

function completing(box, number) {
  const list = document.createElement("ul");
  const status = document.createElement("p");
  let asked = null;
  let timer = 0;
  let active = -1;

  list.id = `${box.id}_choices_${number}`;
  list.className = "choices";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  status.className = "vh";
  status.setAttribute("role", "status");
  const holder = document.createElement("div");
  holder.className = "completes";
  box.replaceWith(holder);
  holder.append(box, list, status);
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
  })) box.setAttribute(name, value);

  const open = () => !list.hidden;
  const parts = () => {
    // "sender:mao" asks for mao, and keeps what stands before the colon.
    const place = box.name === "part" ? box.value.indexOf(":") + 1 : 0;
    return [box.value.slice(0, place), box.value.slice(place).trim()];
  };

  function stop() {
    clearTimeout(timer);
    if (asked) asked.abort();
  }

  function close() {
    stop();
    list.hidden = true;
    active = -1;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  }

  function light(place) {
    const options = list.children;
    stop(); // an answer that comes late would take away the choice one stands on
    if (options[active]) options[active].setAttribute("aria-selected", "false");
    active = (place + options.length) % options.length;
    options[active].setAttribute("aria-selected", "true");
    options[active].scrollIntoView({ block: "nearest" });
    box.setAttribute("aria-activedescendant", options[active].id);
  }

  function choose(choice) {
    const [before] = parts();
    close();
    if (box.dataset.leads) {
      location.assign(choice.address);
      return;
    }
    const label = document.createElement("label");
    const check = document.createElement("input");
    Object.assign(check, { type: "checkbox", name: box.name, value: before + choice.key, checked: true });
    label.append(check, ` ${before ? `${before} ` : ""}${choice.name}`);
    holder.before(label);
    box.value = "";
    status.textContent = choice.name;
  }

  function show(answer) {
    list.replaceChildren(...answer.choices.map((choice, place) => {
      const option = document.createElement("li");
      const notes = document.createElement("small");
      option.id = `${list.id}_${place}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      notes.textContent = choice.notes.join(" · ");
      option.append(choice.name, " ", notes);
      // The box keeps the focus while one presses.
      option.addEventListener("pointerdown", (event) => event.preventDefault());
      option.addEventListener("click", () => choose(choice));
      return option;
    }));
    active = -1;
    box.removeAttribute("aria-activedescendant");
    list.hidden = !answer.choices.length;
    box.setAttribute("aria-expanded", String(open()));
    list.setAttribute("aria-label", answer.says);
    status.textContent = answer.says;
    list.choices = answer.choices;
  }

  async function ask() {
    const words = parts()[1];
    if (!words || (box.name === "part" && !box.value.includes(":"))) {
      close();
      return;
    }
    if (asked) asked.abort();
    asked = new AbortController();
    const { signal } = asked;
    try {
      const address = `${box.dataset.completes}?q=${encodeURIComponent(words)}`;
      const response = await fetch(address, { signal, headers: { Accept: "application/json" } });
      const answer = response.ok ? await response.json() : { choices: [], says: "" };
      if (!signal.aborted && document.activeElement === box) show(answer);
    } catch (error) {
      if (error.name !== "AbortError") close(); // without the server the box is a plain field
    }
  }

  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
  box.addEventListener("blur", close);
  box.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const down = event.key === "ArrowDown";
      if (open()) light(active < 0 && !down ? -1 : active + (down ? 1 : -1));
      else ask();
    } else if (event.key === "Escape" && open()) {
      event.preventDefault();
      close();
    } else if (event.key === "Enter" && open() && active >= 0) {
      event.preventDefault();
      choose(list.choices[active]);
    }
  });
}

document.querySelectorAll("input[data-completes]").forEach(completing);
