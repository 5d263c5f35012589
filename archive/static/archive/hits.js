// Keeps the keyboard on the way from hit to hit: the link that was followed is at hand at the next one.
// Without script the links of a hit come right after it.
let way = "next";

function goOn() {
  const bar = document.querySelector("mark:target + .step, a:has(mark:target) + .step");
  const links = bar && [...bar.querySelectorAll("a")];
  links?.find((one) => one.dataset.way === way)?.focus({ preventScroll: true });
}

addEventListener("click", ({ target }) => {
  const link = target.closest(".step a, .hits a");
  if (!link) return;
  way = link.dataset.way ?? "next";
  // To go where one is makes no hashchange, but takes the focus away.
  if (link.href === location.href) setTimeout(goOn);
});
addEventListener("hashchange", goOn);
