// Says below a date field what the server understood, while somebody types. Only adds: without
// it the server says the same after a save.
"use strict";
{
  const PAUSE = 250;
  const waiting = new WeakMap();

  function line(text, name) {
    const paragraph = document.createElement("p");
    paragraph.textContent = text;
    if (name) paragraph.className = name;
    return paragraph;
  }

  function choice(reading, name) {
    const label = document.createElement("label");
    const radio = document.createElement("input");
    radio.type = "radio";
    radio.name = `${name}_reading`;
    radio.value = reading.edtf;
    label.append(radio, ` ${reading.words}`);
    return label;
  }

  function choices(readings, field, legendText) {
    const fieldset = document.createElement("fieldset");
    const legend = document.createElement("legend");
    legend.textContent = legendText;
    fieldset.append(legend, ...readings.map((reading) => choice(reading, field.name)));
    return fieldset;
  }

  function show(answer, field, box) {
    const place = box.querySelector(".understood");
    if (answer.readings.length) {
      place.replaceChildren(choices(answer.readings, field, box.dataset.legend));
    } else if (answer.problem) {
      place.replaceChildren(line(answer.problem, "problem"));
    } else {
      place.replaceChildren(...(answer.explanation ? [line(answer.explanation)] : []));
    }
  }

  async function ask(field, box) {
    const words = field.value;
    const address = `${box.dataset.understand}?words=${encodeURIComponent(words)}`;
    const response = await fetch(address, { headers: { Accept: "application/json" } });
    if (response.ok && field.value === words) show(await response.json(), field, box);
  }

  document.addEventListener("input", (event) => {
    const field = event.target;
    const box = field.closest(".uncertain-date");
    if (!box || field.type !== "text") return;
    clearTimeout(waiting.get(field));
    waiting.set(field, setTimeout(() => ask(field, box).catch(() => {}), PAUSE));
  });
}
