
"use strict";
(() => {
  const form = document.getElementById("filters");
  const items = [...document.querySelectorAll("[data-documents]")];
  const holds = (element, name, wanted) =>
    wanted === "" || !(name in element.dataset) || element.dataset[name].split(" ").includes(wanted);
  const apply = () => {
    const data = new FormData(form);
    const severities = data.getAll("severity");
    let shown = 0;
    for (const element of items) {
      const severity = element.dataset.severity;
      const fits = (!severity || severities.includes(severity))
        && holds(element, "documents", data.get("document"))
        && holds(element, "measures", data.get("measure"));
      if (element instanceof SVGElement) element.classList.toggle("faint", !fits);
      else element.hidden = !fits;
      if (severity && fits) shown += 1;
    }
    form.querySelector("output").textContent = shown === 1 ? "1 finding shown" : `${shown} findings shown`;
  };
  // A link may lead into a closed document or to something filtered away.
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let element = target; element; element = element.parentElement) {
      if (element.hidden && element !== form) element.hidden = false;
      if (element.tagName === "DETAILS") element.open = true;
    }
    for (const old of document.querySelectorAll(".here")) old.classList.remove("here");
    target.classList.add("here");
    target.scrollIntoView({ block: target.tagName === "ARTICLE" || target.tagName === "SECTION" || target.tagName === "DETAILS" ? "start" : "center" });
    if (!target.matches("a, section, details")) target.setAttribute("tabindex", "-1");
    target.focus({ preventScroll: true });
  };
  form.hidden = false;
  form.addEventListener("change", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  addEventListener("hashchange", reveal);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link && link.hash === location.hash) reveal();
  });
  addEventListener("beforeprint", () => {
    for (const element of document.querySelectorAll("details:not([open])")) element.open = true;
  });
  apply();
  reveal();
})();
