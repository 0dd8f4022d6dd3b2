// Runs inside a page of the site, where `window.probe` looks at answers for what
// no template of ours puts there.

{
  /** Elements that no page of ours holds. */
  const FOREIGN = "iframe, object, embed, base, style, template, noscript, marquee, math, video, audio, source, img, animate, meta[http-equiv], [srcdoc], [autofocus]";
  const ADDRESSES = ["href", "src", "action", "formaction", "xlink:href", "data", "poster", "srcset", "background"];
  const OURS = /^(\/(?!\/)|#|mailto:|tel:)/;

  const state = { payloads: [], seen: new Set() };
  const plain = (text) => text.replace(/[\s\u202e]+/g, " ").trim();
  const parse = (html) => new DOMParser().parseFromString(html, "text/html");

  /** What a page holds that did not come from a template. */
  function intruders(page) {
    const found = [...page.querySelectorAll(FOREIGN)].map((node) => node.outerHTML);
    for (const node of page.querySelectorAll("*")) {
      if (node instanceof HTMLUnknownElement) found.push(node.outerHTML);
      if (node.localName === "script" && !node.getAttribute("src")?.startsWith("/assets/")) found.push(node.outerHTML);
      for (const { name, value } of node.attributes) {
        if (/^(on|style$)/.test(name)) found.push(`${name}=${value}`);
        if (ADDRESSES.includes(name) && !OURS.test(value)) found.push(`${name}=${value}`);
      }
    }
    return found.map((one) => one.slice(0, 120));
  }

  /** Notes which payloads can be read on a page. */
  function read(page) {
    const fields = [...page.querySelectorAll("input, textarea")].map((node) => node.value);
    const text = plain([page.body.textContent, ...fields].join(" "));
    for (const one of state.payloads) if (!state.seen.has(one) && text.includes(plain(one))) state.seen.add(one);
  }

  /** Shows a page within this one, as the script does with what comes back. */
  function show(page) {
    document.body.replaceChildren(...page.body.childNodes);
    for (const node of document.querySelectorAll("details")) node.open = true;
  }

  function field(node) {
    const type = node.localName === "input" ? node.type : node.localName;
    const options = node.localName === "select" ? [...node.options].map((one) => one.value) : undefined;
    return { name: node.name, type, value: node.value, checked: node.checked, options };
  }

  /** Every way to send every form of a page. */
  function forms(page, path) {
    return [...page.querySelectorAll("form")].flatMap((form) => {
      const fields = [...form.elements].filter((node) => node.name && node.localName !== "button").map(field);
      const ways = [form, ...form.querySelectorAll("[formaction]")].map((node) => ({
        action: node.getAttribute("formaction") ?? form.getAttribute("action"),
        method: (node.getAttribute("formmethod") ?? form.getAttribute("method") ?? "get").toUpperCase(),
      }));
      const names = [...new Set(fields.map(({ name }) => name))].sort().join(" ");
      return ways.map((way) => ({ ...way, key: `${way.method} ${way.action} ${names}`, fields, path, multipart: form.enctype.startsWith("multipart") }));
    });
  }

  /** Reads what came back: what does not belong there, where it leads, what can be sent. */
  function examine({ path, html, crawl, shown }) {
    const page = parse(html);
    const faults = intruders(page);
    read(page);
    const links = crawl ? [...page.querySelectorAll("a[href]")].map((node) => node.getAttribute("href")) : [];
    const found = crawl ? forms(page, path) : [];
    if (shown) show(page);
    return { faults, links, forms: found };
  }

  window.probe = { examine, intruders, parse, state };
}
