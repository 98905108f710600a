
"use strict";
(() => {
  const form = document.getElementById("filters");
  const output = form.querySelector("output");
  // Read once: a page may hold tens of thousands.
  const read = (root) => Array.from(root.querySelectorAll("[data-d]"), (element) => ({
    element,
    mark: element instanceof SVGElement,
    severity: element.getAttribute("data-s"),
    documents: element.getAttribute("data-d"),
    measures: element.getAttribute("data-m"),
  }));
  const items = read(document);
  const counted = items.some((item) => item.severity)
    ? ["finding", items.filter((item) => item.severity)]
    : ["subject", items.filter((item) => item.measures)];
  const holds = (list, wanted) => !wanted || list === null || list.includes(` ${wanted} `);
  const fit = (some) => {
    const data = new FormData(form);
    const severities = data.getAll("severity");
    const [wanted, measure] = [data.get("document"), data.get("measure")];
    for (const item of some) {
      const fits = (!item.severity || severities.includes(item.severity))
        && holds(item.documents, wanted)
        && holds(item.measures, measure);
      if (item.mark) item.element.classList.toggle("faint", !fits);
      else if (item.element.hidden === fits) item.element.hidden = !fits;
    }
  };
  const apply = () => {
    fit(items);
    const [noun, all] = counted;
    const shown = all.filter((item) => !item.element.hidden).length;
    output.textContent = `${shown} of ${all.length} ${noun}${all.length === 1 ? "" : "s"} shown`;
  };
  // On a large page what is folded stands in a data block until it is opened.
  const unpack = (details) => {
    const block = details.querySelector(":scope > script");
    if (!block) return;
    const packed = document.createElement("template");
    packed.innerHTML = block.textContent;
    const unpacked = read(packed.content);
    fit(unpacked);
    items.push(...unpacked);
    block.replaceWith(packed.content);
  };
  const find = (id) => {
    const number = /^c[0-9]+$/.test(id) && Number(id.slice(1));
    if (number !== false) {
      for (const one of document.querySelectorAll("[data-c]")) {
        const [first, last] = one.dataset.c.split(" ").map(Number);
        if (number >= first && last >= number) unpack(one);
      }
    }
    return document.getElementById(id);
  };
  // A link may lead into a closed document or to something filtered away.
  const reveal = () => {
    const target = find(location.hash.slice(1));
    if (!target) return;
    for (let element = target; element; element = element.parentElement) {
      if (element.hidden && element !== form) element.hidden = false;
      if (element.tagName === "DETAILS") {
        unpack(element);
        element.open = true;
      }
    }
    for (const old of document.querySelectorAll(".here")) old.classList.remove("here");
    target.classList.add("here");
    const block = target.matches("article, section, details, dt") ? "start" : "center";
    target.scrollIntoView({ block });
    // What is drawn only now may have pushed it away.
    requestAnimationFrame(() => target.scrollIntoView({ block }));
    if (target.tagName === "DETAILS") target.querySelector("summary").focus({ preventScroll: true });
    else {
      if (!target.matches("a[href]")) target.tabIndex = -1;
      target.focus({ preventScroll: true });
    }
  };
  const unfold = document.getElementById("unfold");
  unfold.addEventListener("click", () => {
    const open = unfold.textContent === "Open all";
    for (const one of document.querySelectorAll("details.document")) one.open = open;
    unfold.textContent = open ? "Close all" : "Open all";
  });
  // So much at once would be too much.
  unfold.hidden = document.querySelector("[data-c]") !== null;
  form.hidden = false;
  form.addEventListener("change", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  document.addEventListener("toggle", (event) => unpack(event.target), true);
  addEventListener("hashchange", reveal);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    // The address does not change when the same link is followed twice; the page may have.
    if (link && link.getAttribute("href") === location.hash) reveal();
  });
  apply();
  reveal();
})();
